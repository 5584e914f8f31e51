import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import { HttpMethod } from './http-method.js';
import { HttpStatus, HttpStatusCode } from './http-status.js';

describe('HttpStatusCode', () => {
  it('is a constant where the number is registered', () => {
    assert.equal(HttpStatusCode.valueOf(404), HttpStatus.NOT_FOUND);
    assert.equal(String(HttpStatus.NOT_FOUND), '404 NOT_FOUND');
    assert.equal(HttpStatus.NOT_FOUND.reasonPhrase, 'Not Found');
  });

  it('is a number of three digits where it is not', () => {
    const status = HttpStatusCode.valueOf(599);
    assert.ok(status.is5xxServerError && status.isError && !(status instanceof HttpStatus));
    for (const code of [99, 1000, 200.5, Number.NaN]) {
      assert.throws(() => HttpStatusCode.valueOf(code), IllegalArgumentException);
    }
    assert.throws(() => HttpStatus.valueOf(599), IllegalArgumentException);
  });

  it('belongs to one series', () => {
    const series = (code: number) => {
      const status = HttpStatusCode.valueOf(code);
      const { is1xxInformational, is2xxSuccessful, is3xxRedirection, is4xxClientError, is5xxServerError } = status;
      return [is1xxInformational, is2xxSuccessful, is3xxRedirection, is4xxClientError, is5xxServerError].indexOf(true);
    };
    assert.deepEqual([100, 204, 304, 412, 503].map(series), [0, 1, 2, 3, 4]);
  });
});

describe('HttpMethod', () => {
  it('is a constant for the methods of HTTP, in their case only', () => {
    assert.equal(HttpMethod.valueOf('GET'), HttpMethod.GET);
    assert.notEqual(HttpMethod.valueOf('get'), HttpMethod.GET);
    assert.equal(HttpMethod.values().length, 8);
  });

  it('equals a method of the same name', () => {
    assert.ok(HttpMethod.valueOf('PROPFIND').equals(HttpMethod.valueOf('PROPFIND')));
    assert.ok(HttpMethod.valueOf('PROPFIND').matches('PROPFIND'));
  });
});
