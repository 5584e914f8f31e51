import assert from 'node:assert/strict';
import { MultiValueMap, TypeDescriptor } from '@vernal/core';
import { HttpHeaders } from '../http/http-headers.js';
import { FormHttpMessageConverter } from './form-http-message-converter.js';
import type { HttpInputMessage } from './http-message.js';
import { HttpMessageNotReadableException } from './http-message-exceptions.js';

describe('FormHttpMessageConverter', () => {
  const read = async (body: string) => {
    const message = { headers: new HttpHeaders(), readBody: () => Promise.resolve(Buffer.from(body)) };
    const form = await new FormHttpMessageConverter().read(
      TypeDescriptor.valueOf(MultiValueMap),
      message as unknown as HttpInputMessage,
    );
    return Object.fromEntries(form as MultiValueMap<string | null>);
  };

  it('takes characters that need no escape as they are', async () => {
    assert.deepEqual(await read('name=grün%20€+日&ü'), { name: ['grün € 日'], ü: [null] });
  });

  it('refuses a broken escape', () => assert.rejects(read('a=%zz'), HttpMessageNotReadableException));
});
