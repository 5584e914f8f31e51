import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import { HttpHeaders } from '../http/http-headers.js';
import { adaptFromForwardedHeaders, parseForwardedFor } from './forwarded-header-utils.js';

const adapted = (headers: Record<string, string>) =>
  adaptFromForwardedHeaders('http://app:8080/a?b=c', new HttpHeaders(headers)).build().toUriString();

describe('adaptFromForwardedHeaders', () => {
  const uris: [Record<string, string>, string][] = [
    [{}, 'http://app:8080/a?b=c'],
    [{ 'X-Forwarded-Host': 'a.example, b.example' }, 'http://a.example/a?b=c'],
    [{ 'X-Forwarded-Host': '[::1]:81' }, 'http://[::1]:81/a?b=c'],
    [{ 'X-Forwarded-Proto': 'https' }, 'https://app/a?b=c'],
    [{ 'X-Forwarded-Ssl': 'on', 'X-Forwarded-Port': '443' }, 'https://app/a?b=c'],
    [{ 'X-Forwarded-Port': '81,82' }, 'http://app:81/a?b=c'],
    [{ Forwarded: 'proto=https; host="a.example:81"' }, 'https://a.example:81/a?b=c'],
    [{ Forwarded: 'HOST=a.example, host=b.example' }, 'http://a.example/a?b=c'],
    [{ Forwarded: 'host=a.example', 'X-Forwarded-Proto': 'https' }, 'http://a.example/a?b=c'],
  ];
  for (const [headers, uri] of uris) {
    it(`makes ${uri} of ${JSON.stringify(headers)}`, () => assert.equal(adapted(headers), uri));
  }

  for (const headers of [{ 'X-Forwarded-Port': 'x' }, { 'X-Forwarded-Port': '-2' }, { 'X-Forwarded-Host': '::1:80' }]) {
    it(`refuses ${JSON.stringify(headers)}`, () => assert.throws(() => adapted(headers), IllegalArgumentException));
  }
});

describe('parseForwardedFor', () => {
  const address = (headers: Record<string, string>) => parseForwardedFor(new HttpHeaders(headers), 80);

  it('takes the first client of either header', () => {
    assert.deepEqual(address({ Forwarded: 'for="[::1]:4711", for=1.2.3.4' }), { host: '[::1]', port: 4711 });
    assert.deepEqual(address({ 'X-Forwarded-For': '1.2.3.4, 5.6.7.8' }), { host: '1.2.3.4', port: 80 });
    assert.equal(address({ Forwarded: 'host=a.example' }), undefined);
  });

  it('refuses an address of several colons without brackets', () => {
    assert.throws(() => address({ Forwarded: 'for="::1:80"' }), IllegalArgumentException);
  });
});
