import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import fc from 'fast-check';
import { CacheControl } from './cache-control.js';
import { Charset } from './charset.js';
import { ContentDisposition } from './content-disposition.js';
import { HttpHeaders } from './http-headers.js';
import { HttpMethod } from './http-method.js';
import { HttpRange } from './http-range.js';
import { InvalidMediaTypeException } from './invalid-media-type-exception.js';
import { MediaType } from './media-type.js';

const from = (name: string, ...values: string[]) => new HttpHeaders([[name, values]]);

describe('HttpHeaders', () => {
  it('finds headers by names in any case and keeps the case in which they were set last', () => {
    const headers = new HttpHeaders({ 'X-A': '1' });
    headers.add('x-a', '2');
    assert.deepEqual(headers.get('X-a'), ['1', '2']);
    assert.deepEqual(headers.headerNames(), ['X-A']);
    headers.set('x-A', '3');
    assert.deepEqual([...headers], [['x-A', ['3']]]);
    assert.deepEqual(headers.remove('X-A'), ['3']);
    assert.ok(headers.isEmpty && !headers.containsKey('X-A'));
  });

  it('takes no name for a property of objects', () => {
    const headers = new HttpHeaders([['__proto__', 'a']]);
    assert.equal(headers.getFirst('__proto__'), 'a');
    assert.equal(headers.getFirst('constructor'), undefined);
  });

  it('splits values at commas outside of quotes', () => {
    assert.deepEqual(from('X', '"a,b", c', ' d e ').getValuesAsList('x'), ['a,b', 'c', 'd e']);
    assert.deepEqual(from('X', '"a\\"b"').getValuesAsList('x'), ['a"b']);
    assert.deepEqual(from('X', ' , ').getValuesAsList('x'), []);
  });

  it('equals headers with the same values, whatever the case of the names', () => {
    assert.ok(from('X-A', '1', '2').equals(from('x-a', '1', '2')));
    assert.ok(!from('X-A', '1', '2').equals(from('x-a', '2', '1')));
    assert.ok(!from('X-A', '1').equals(new HttpHeaders()));
  });

  it('reads and writes media types', () => {
    const headers = new HttpHeaders();
    assert.equal(headers.getContentType(), undefined);
    headers.setContentType(MediaType.APPLICATION_JSON);
    assert.ok(headers.getContentType()?.equals(MediaType.APPLICATION_JSON));
    assert.throws(() => headers.setContentType(MediaType.ALL), IllegalArgumentException);
    assert.deepEqual(from('Accept', 'a/b, c/d;q=0.5', 'e/f').getAccept().map(String), ['a/b', 'c/d;q=0.5', 'e/f']);
    assert.throws(() => from('Accept', 'a').getAccept(), InvalidMediaTypeException);
  });

  it('reads dates strictly where they are asked for by name, and passes over malformed ones of conditions', () => {
    const headers = from('If-Modified-Since', 'yesterday');
    assert.equal(headers.getIfModifiedSince(), -1);
    assert.throws(() => headers.getFirstDate('If-Modified-Since'), IllegalArgumentException);
    headers.setIfModifiedSince(1000);
    assert.equal(headers.getFirstDate('If-Modified-Since'), 1000);
    assert.equal(headers.getFirstDate('Date'), -1);
  });

  it('reads hosts with and without port', () => {
    assert.deepEqual(from('Host', 'a.example:81').getHost(), { host: 'a.example', port: 81 });
    assert.deepEqual(from('Host', '[::1]:81').getHost(), { host: '[::1]', port: 81 });
    assert.deepEqual(from('Host', '[::1]').getHost(), { host: '[::1]', port: 0 });
    assert.deepEqual(from('Host', 'a:b').getHost(), { host: 'a', port: 0 });
    assert.throws(() => from('Host', 'a:65536').getHost(), IllegalArgumentException);
  });

  it('reads lists of entity tags, and refuses one without any', () => {
    assert.deepEqual(from('If-None-Match', '"a", W/"b"', '*').getIfNoneMatch(), ['"a"', 'W/"b"', '*']);
    assert.throws(() => from('If-Match', 'a').getIfMatch(), IllegalArgumentException);
    assert.deepEqual(new HttpHeaders().getIfMatch(), []);
  });

  it('reads lengths, and refuses what is none', () => {
    assert.equal(from('Content-Length', '12').getContentLength(), 12);
    assert.equal(new HttpHeaders().getContentLength(), -1);
    assert.throws(() => from('Content-Length', '1e3').getContentLength(), IllegalArgumentException);
    assert.throws(() => new HttpHeaders().setContentLength(-1), IllegalArgumentException);
  });

  it('reads each allowed method once', () => {
    assert.deepEqual(from('Allow', 'GET, PUT,GET').getAllow(), [HttpMethod.GET, HttpMethod.PUT]);
  });

  it('reads languages by weight', () => {
    const headers = from('Accept-Language', 'en;q=0.5, de-AT, *;q=0.1,');
    assert.deepEqual(headers.getAcceptLanguageAsLocales().map(String), ['de-AT', 'en']);
    assert.throws(() => from('Accept-Language', 'en;q=x').getAcceptLanguage(), IllegalArgumentException);
    assert.deepEqual(from('Accept-Language', 'en; , de').getAcceptLanguage().map(String), ['en', 'de']);
  });

  it('writes credentials', () => {
    const headers = new HttpHeaders();
    headers.setBasicAuth('Aladdin', 'open sesame');
    assert.equal(headers.getFirst('Authorization'), 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
    assert.throws(() => headers.setBasicAuth('a:b', 'c'), IllegalArgumentException);
    assert.throws(() => headers.setBasicAuth('a', undefined as unknown as string), IllegalArgumentException);
    assert.throws(() => headers.setBasicAuth('a', '€'), IllegalArgumentException);
    headers.setBasicAuth('a', '€', Charset.UTF_8);
    headers.setBearerAuth('t');
    assert.equal(headers.getFirst('authorization'), 'Bearer t');
  });

  it('removes a header that is set to undefined', () => {
    const headers = new HttpHeaders({ ETag: '"a"', 'Cache-Control': 'no-store', Location: '/' });
    headers.setETag(undefined);
    headers.setCacheControl(CacheControl.empty());
    headers.setLocation(undefined);
    assert.ok(headers.isEmpty);
  });

  it('gives back what was set', () => {
    const headers = new HttpHeaders();
    headers.setETag('a');
    headers.setCacheControl(CacheControl.noStore());
    headers.setContentDisposition(ContentDisposition.attachment().filename('a').build());
    headers.setRange([HttpRange.createByteRange(0, 1)]);
    headers.setVary(['A', 'B']);
    headers.setHost({ host: 'a', port: 0 });
    headers.setContentLanguage(new Intl.Locale('de-AT'));
    headers.setAllow([HttpMethod.GET, HttpMethod.HEAD]);
    assert.equal(
      headers.toString(),
      '[ETag:""a"", Cache-Control:"no-store", Content-Disposition:"attachment; filename="a"", Range:"bytes=0-1", ' +
        'Vary:"A, B", Host:"a", Content-Language:"de-AT", Allow:"GET,HEAD"]',
    );
    assert.equal(headers.getContentDisposition().filename, 'a');
    assert.equal(headers.getContentLanguage()?.language, 'de');
  });

  const tags = ['"a"', 'W/"b"'];
  const accessors: readonly [name: string, value: unknown, text: string][] = [
    ['AcceptPatch', [MediaType.APPLICATION_JSON], 'application/json'],
    ['AccessControlAllowCredentials', true, 'true'],
    ['AccessControlAllowHeaders', ['A', 'B'], 'A, B'],
    ['AccessControlAllowMethods', [HttpMethod.GET, HttpMethod.PUT], 'GET,PUT'],
    ['AccessControlAllowOrigin', 'https://a.example', 'https://a.example'],
    ['AccessControlExposeHeaders', ['A', 'B'], 'A, B'],
    ['AccessControlMaxAge', 60, '60'],
    ['AccessControlRequestHeaders', ['A', 'B'], 'A, B'],
    ['AccessControlRequestMethod', HttpMethod.PATCH, 'PATCH'],
    ['CacheControl', 'no-store', 'no-store'],
    ['Connection', ['close', 'TE'], 'close, TE'],
    ['Expires', 0, 'Thu, 01 Jan 1970 00:00:00 GMT'],
    ['IfMatch', tags, tags.join(', ')],
    ['IfModifiedSince', 1000, 'Thu, 01 Jan 1970 00:00:01 GMT'],
    ['IfNoneMatch', tags, tags.join(', ')],
    ['IfUnmodifiedSince', 2000, 'Thu, 01 Jan 1970 00:00:02 GMT'],
    ['LastModified', 3000, 'Thu, 01 Jan 1970 00:00:03 GMT'],
    ['Origin', 'https://a.example', 'https://a.example'],
    ['Pragma', 'no-cache', 'no-cache'],
    ['Upgrade', 'websocket', 'websocket'],
  ];
  for (const [name, value, text] of accessors) {
    const header = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-');

    it(`writes and reads ${header}`, () => {
      const headers = new HttpHeaders();
      const methods = headers as unknown as Readonly<Record<string, (value?: unknown) => unknown>>;
      methods[`set${name}`]?.(value);
      assert.deepEqual(headers.get(header), [text]);
      assert.deepEqual(methods[`get${name}`]?.(), value);
    });
  }

  it('writes the name and the file of a part of a form', () => {
    const headers = new HttpHeaders();
    headers.setContentDispositionFormData('file', 'a.png');
    assert.equal(headers.getFirst('Content-Disposition'), 'form-data; name="file"; filename="a.png"');
  });

  it('clears what describes a body', () => {
    const headers = new HttpHeaders({ 'content-type': 'a/b', 'Content-Length': '1', 'Content-Range': 'x', Vary: 'A' });
    headers.clearContentHeaders();
    assert.deepEqual(headers.headerNames(), ['Vary']);
  });

  it('throws nothing but an IllegalArgumentException for any value', () => {
    const getters = [
      'getAcceptLanguage',
      'getAcceptCharset',
      'getHost',
      'getRange',
      'getIfMatch',
      'getContentDisposition',
    ] as const;
    const names = ['Accept-Language', 'Accept-Charset', 'Host', 'Range', 'If-Match', 'Content-Disposition'] as const;
    fc.assert(
      fc.property(fc.nat(names.length - 1), fc.stringMatching(/^[a-z0-9;:,"[\]=*% -]{0,20}$/), (which, value) => {
        try {
          from(names[which]!, value)[getters[which]!]();
        } catch (error) {
          assert.ok(error instanceof IllegalArgumentException, String(error));
        }
      }),
    );
  });
});
