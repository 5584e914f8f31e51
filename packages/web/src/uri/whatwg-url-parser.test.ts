import assert from 'node:assert/strict';
import fc from 'fast-check';
import { InvalidUrlException } from './invalid-url-exception.js';
import type { UriRecord } from './rfc-uri-parser.js';
import { cutsAnyText } from './uri-parser.suite.js';
import { parseWhatwgUrl } from './whatwg-url-parser.js';

describe('parseWhatwgUrl', () => {
  const cases: readonly [url: string, parts: Partial<UriRecord>][] = [
    ['HTTP://Example.COM:80/A', { scheme: 'http', host: 'example.com', path: '/A' }],
    ['  https://h\t/a\n ', { scheme: 'https', host: 'h', path: '/a' }],
    ['http:\\\\h\\a', { scheme: 'http', host: 'h', path: '/a' }],
    ['https:/h/a', { scheme: 'https', host: 'h', path: '/a' }],
    ['http://h/a/../b/./c', { scheme: 'http', host: 'h', path: '/b/c' }],
    ['http://h/a/%2e%2E/../b', { scheme: 'http', host: 'h', path: '/b' }],
    ['http://h/a/..', { scheme: 'http', host: 'h', path: '' }],
    [
      'http://u:p@h:8080?x y#f g',
      { scheme: 'http', userInfo: 'u:p', host: 'h', port: '8080', path: '', query: 'x y', fragment: 'f g' },
    ],
    ['http://a@b:c:d@h', { scheme: 'http', userInfo: 'a%40b:c:d', host: 'h', path: '' }],
    ['http://0x7f.1', { scheme: 'http', host: '127.0.0.1', path: '' }],
    ['http://bücher.de', { scheme: 'http', host: 'xn--bcher-kva.de', path: '' }],
    ['http://[1:0:0:0:0:0:0:2]', { scheme: 'http', host: '[1::2]', path: '' }],
    ['http://h%41', { scheme: 'http', host: 'ha', path: '' }],
    ['foo://H/a', { scheme: 'foo', host: 'H', path: '/a' }],
    ['foo:/a', { scheme: 'foo', path: 'a' }],
    ['mailto:a@b?c#d', { scheme: 'mailto', isOpaque: true, path: 'a@b?c', fragment: 'd' }],
    ['file:///C|/a/../../b', { scheme: 'file', path: '/b' }],
    ['file:C|/../b', { scheme: 'file', path: 'C:/b' }],
    ['file://localhost/a', { scheme: 'file', path: '/a' }],
    ['file://C:/a', { scheme: 'file', path: 'C:/a' }],
    ['//h/a', { host: 'h', path: '/a' }],
    ['/a/../b', { path: '/b' }],
    ['a?b', { path: 'a', query: 'b' }],
    ['{s}://{h}:{p}/{a}', { scheme: '{s}', host: '{h}', port: '{p}', path: '/{a}' }],
    ['', { path: '' }],
  ];
  for (const [url, parts] of cases) {
    it(`cuts ${JSON.stringify(url)}`, () => assert.deepEqual(parseWhatwgUrl(url), { isOpaque: false, ...parts }));
  }

  for (const url of [
    'http://h:99999/',
    'http://h:8a/',
    'http://',
    'http://u@/',
    'http://:80',
    'http://a b/',
    'http://1.2.3.256/',
    'http://[::1',
    'http://[::g]/',
    'http://%00/',
    'foo://a b/',
    'file://h:80/',
  ]) {
    it(`refuses ${url}`, () => assert.throws(() => parseWhatwgUrl(url), InvalidUrlException));
  }

  cutsAnyText(parseWhatwgUrl);

  it('finds the host and port that the platform finds', () => {
    const host = fc.oneof(
      fc.ipV4Extended(),
      fc.ipV6().map((ip) => `[${ip}]`),
      fc.domain(),
    );
    fc.assert(
      fc.property(host, fc.nat(65_535), (name, port) => {
        const url = `http://${name}:${port}/`;
        fc.pre(URL.canParse(url));
        const expected = new URL(url);
        const found = parseWhatwgUrl(url);
        assert.deepEqual([found.host, found.port ?? ''], [expected.hostname, expected.port]);
      }),
    );
  });
});
