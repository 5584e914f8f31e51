import assert from 'node:assert/strict';
import { TypeDescriptor } from '@vernal/core';
import { HttpHeaders } from '../http/http-headers.js';
import { HttpMessageNotReadableException } from './http-message-exceptions.js';
import { JsonHttpMessageConverter } from './json-http-message-converter.js';

const converter = new JsonHttpMessageConverter();
const type = TypeDescriptor.valueOf(Object);

async function read(body: Uint8Array, contentType: string): Promise<unknown> {
  const headers = new HttpHeaders({ 'Content-Type': contentType });
  return converter.read(type, { headers, readBody: () => body });
}

describe('JsonHttpMessageConverter', () => {
  const text = '{"a":"é"}';
  const bodies: [name: string, body: Buffer, contentType: string][] = [
    ['UTF-8', Buffer.from(text), 'application/json'],
    ['UTF-8 that is declared to be UTF-16', Buffer.from(text), 'application/json;charset=UTF-16'],
    ['UTF-16LE', Buffer.from(text, 'utf16le'), 'application/json'],
    ['UTF-16BE', Buffer.from(text, 'utf16le').swap16(), 'application/json;charset=UTF-8'],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${text}`, 'utf16le'), 'application/json'],
    ['ISO-8859-1 that is declared', Buffer.from(text, 'latin1'), 'application/json;charset=ISO-8859-1'],
  ];
  for (const [name, body, contentType] of bodies) {
    it(`reads ${name}`, async () => {
      assert.deepEqual(await read(body, contentType), { a: 'é' });
    });
  }

  it('says why a body cannot be read', async () => {
    await assert.rejects(read(Buffer.from('{'), 'application/json'), HttpMessageNotReadableException);
    await assert.rejects(read(Buffer.from([0]), 'application/json'), HttpMessageNotReadableException);
    await assert.rejects(read(Buffer.from(text, 'latin1'), 'application/json'), HttpMessageNotReadableException);
    await assert.rejects(
      read(Buffer.from(`[${'9'.repeat(1001)}]`), 'application/json'),
      HttpMessageNotReadableException,
    );
  });
});
