import assert from 'node:assert/strict';
import { ErrorResponse } from '../errors/error-response.js';
import { HttpHeaders } from '../http/http-headers.js';
import { ServerRequestHeaders } from './server-request-headers.js';

describe('ServerRequestHeaders', () => {
  const table: [name: string, value: string, status: number, read: (headers: ServerRequestHeaders) => unknown][] = [
    ['Accept', 'nonsense', 406, (headers) => headers.accept()],
    ['Content-Type', 'a/b/c', 415, (headers) => headers.contentType()],
    ['Accept-Charset', 'nope', 400, (headers) => headers.acceptCharset()],
    ['Accept-Language', 'de;q=5', 400, (headers) => headers.acceptLanguage()],
    ['Range', 'bytes=x', 400, (headers) => headers.range()],
    ['Host', 'a:99999', 400, (headers) => headers.host()],
  ];
  for (const [name, value, status, read] of table) {
    it(`answers ${status} where ${name} is malformed`, () => {
      assert.throws(
        () => read(new ServerRequestHeaders(new HttpHeaders({ [name]: value }))),
        (error: ErrorResponse) => {
          assert.equal(error.getStatusCode().value, status);
          assert.match(error.getBody().detail ?? '', new RegExp(name));
          return true;
        },
      );
    });
  }
});
