import assert from 'node:assert/strict';
import fc from 'fast-check';
import { InvalidUrlException } from './invalid-url-exception.js';
import { parseRfcUri, type UriRecord } from './rfc-uri-parser.js';
import { cutsAnyText } from './uri-parser.suite.js';

describe('parseRfcUri', () => {
  const hierarchical = { isOpaque: false };
  const cases: readonly [uri: string, parts: UriRecord][] = [
    [
      'https://u:p@example.com:8443/a/b;c=d?x=1#f',
      {
        ...hierarchical,
        scheme: 'https',
        userInfo: 'u:p',
        host: 'example.com',
        port: '8443',
        path: '/a/b;c=d',
        query: 'x=1',
        fragment: 'f',
      },
    ],
    ['HTTP://Host', { ...hierarchical, scheme: 'http', host: 'Host' }],
    ['//h/a', { ...hierarchical, host: 'h', path: '/a' }],
    ['a/b?c', { ...hierarchical, path: 'a/b', query: 'c' }],
    ['../a', { ...hierarchical, path: '../a' }],
    ['?a=b#', { ...hierarchical, query: 'a=b' }],
    ['#f', { ...hierarchical, fragment: 'f' }],
    ['*', { ...hierarchical, path: '*' }],
    ['mailto:a@b.c?x#f', { isOpaque: true, scheme: 'mailto', path: 'a@b.c?x', fragment: 'f' }],
    ['http:a', { ...hierarchical, scheme: 'http', path: 'a' }],
    ['http://[2001:db8::7]:80/x', { ...hierarchical, scheme: 'http', host: '[2001:db8::7]', port: '80', path: '/x' }],
    ['http://u:12@h', { ...hierarchical, scheme: 'http', userInfo: 'u:12', host: 'h' }],
    ['http://u:1a@h', { ...hierarchical, scheme: 'http', userInfo: 'u:1a', host: 'h' }],
    ['http://{h}:{p}/{a:[a-z]}', { ...hierarchical, scheme: 'http', host: '{h}', port: '{p}', path: '/{a:[a-z]}' }],
    ['{Scheme}://h', { ...hierarchical, scheme: '{Scheme}', host: 'h' }],
    ['file:///a b', { ...hierarchical, scheme: 'file', host: '', path: '/a b' }],
    ['/%u00e9/%41', { ...hierarchical, path: '/%u00e9/%41' }],
  ];
  for (const [uri, parts] of cases) {
    it(`cuts ${uri}`, () => assert.deepEqual(parseRfcUri(uri), parts));
  }

  for (const uri of [
    'http://h:x/',
    'http://a b/',
    'http://h%4/',
    'http://a[::1]/',
    'http://[::g]/',
    'http://[::1]x',
    'http://u@v:1@h',
    'http://h:{p/',
    'http://h/%zz',
    '/a%b%2',
    '*a',
  ]) {
    it(`refuses ${uri}`, () => assert.throws(() => parseRfcUri(uri), InvalidUrlException));
  }

  it('says what is wrong and where', () => {
    assert.throws(
      () => parseRfcUri('http://a"b'),
      /"http:\/\/a"b" is no URI: the host cannot have """ in it \(position 8\)/,
    );
  });

  cutsAnyText(parseRfcUri);

  it('finds again what a URI was put together of', () => {
    const text = fc.stringMatching(/^[a-z0-9._~-]{1,8}$/);
    const parts = fc.record({ host: text, port: fc.nat(65_535), path: fc.array(text), query: text, fragment: text });
    fc.assert(
      fc.property(parts, ({ host, port, path, query, fragment }) => {
        const joined = path.map((segment) => `/${segment}`).join('');
        const record = parseRfcUri(`https://${host}:${port}${joined}?${query}#${fragment}`);
        const { path: foundPath = '', ...found } = record;
        assert.deepEqual(found, { ...hierarchical, scheme: 'https', host, port: String(port), query, fragment });
        assert.equal(foundPath, joined);
      }),
    );
  });
});
