import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import { parseHttpDate } from './http-date.js';
import { ResponseCookie } from './response-cookie.js';

describe('ResponseCookie', () => {
  it('writes its attributes in one order', () => {
    const cookie = ResponseCookie.from('a', 'b').sameSite('Lax').partitioned(true).httpOnly(true).secure(true);
    assert.equal(
      cookie.domain('d.org').path('/x').build().toString(),
      'a=b; Path=/x; Domain=d.org; Secure; HttpOnly; Partitioned; SameSite=Lax',
    );
  });

  it('ends at once with an age of 0, and with the session with a negative one', () => {
    const cookie = ResponseCookie.from('a', 'b');
    assert.equal(cookie.maxAge(0).build().toString(), 'a=b; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT');
    assert.equal(cookie.maxAge(-1).build().toString(), 'a=b');
  });

  it('expires when its age is reached', () => {
    const before = Math.floor(Date.now() / 1000);
    const [, maxAge, expires] = ResponseCookie.from('a').maxAge(100).build().toString().split('; ');
    assert.equal(maxAge, 'Max-Age=100');
    const seconds = parseHttpDate(expires!.replace('Expires=', ''))! / 1000 - 100;
    assert.ok(seconds >= before && seconds <= Date.now() / 1000);
  });

  it('is built anew from another one', () => {
    const cookie = ResponseCookie.from('a', 'b').path('/x').secure(true).build();
    assert.equal(cookie.mutate().value('c').secure(false).build().toString(), 'a=c; Path=/x');
    assert.equal(cookie.toString(), 'a=b; Path=/x; Secure');
    assert.ok(cookie.equals(cookie.mutate().value('c').build()) && !cookie.equals(cookie.mutate().path('/').build()));
  });

  const illegal: [string, string, object?][] = [
    ['', 'b'],
    ['a b', 'b'],
    ['ä', 'b'],
    ['a', 'b;c'],
    ['a', 'b c'],
    ['a', '"'],
    ['a', 'é'],
    ['a', 'b', { domain: 'x.' }],
    ['a', 'b', { domain: '-x' }],
    ['a', 'b', { domain: 'x..y' }],
    ['a', 'b', { path: '/;Secure' }],
    ['a', 'b', { path: '/\r\nSet-Cookie: c=d' }],
  ];
  for (const [name, value, attributes] of illegal) {
    it(`refuses ${JSON.stringify({ name, value, ...attributes })}`, () => {
      assert.throws(() => new ResponseCookie(name, value, attributes), IllegalArgumentException);
    });
  }

  it('takes a value in quotes', () => {
    assert.equal(ResponseCookie.from('a', '"b"').build().toString(), 'a="b"');
  });
});
