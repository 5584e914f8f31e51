import assert from 'node:assert/strict';
import { HttpHeaders } from '../http/http-headers.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ServletWebRequest } from './servlet-web-request.js';

const CHANGED = 1_700_000_000_500;
const AT = 'Tue, 14 Nov 2023 22:13:20 GMT';
const BEFORE = 'Tue, 14 Nov 2023 22:13:19 GMT';
const AFTER = 'Tue, 14 Nov 2023 22:13:21 GMT';

function exchange(method: string, requestHeaders: Record<string, string>, status = 200, answered = {}) {
  const sent = new HttpHeaders(requestHeaders);
  const answer = new HttpHeaders(answered);
  const request: Partial<HttpServletRequest> = {
    method,
    getHeader: (name) => sent.getFirst(name),
    getHeaders: (name) => [...(sent.get(name) ?? [])],
  };
  const response: Partial<HttpServletResponse> = {
    status,
    getHeader: (name) => answer.getFirst(name),
    containsHeader: (name) => answer.containsKey(name),
    setHeader: (name, value) => answer.set(name, value),
  };
  const webRequest = new ServletWebRequest(request as HttpServletRequest, response as HttpServletResponse);
  return { webRequest, response, answer };
}

describe('ServletWebRequest.checkNotModified', () => {
  for (const method of ['GET', 'HEAD']) {
    it(`answers 304 to ${method} with the date that the client has`, () => {
      const { webRequest, response, answer } = exchange(method, { 'If-Modified-Since': AT });
      assert.equal(webRequest.checkNotModified(CHANGED), true);
      assert.equal(response.status, 304);
      assert.equal(answer.getFirst('Last-Modified'), AT);
    });
  }

  const dates = [
    { since: BEFORE, notModified: false },
    { since: AFTER, notModified: true },
    { since: 'Tuesday, 14-Nov-23 22:13:20 GMT', notModified: true },
    { since: 'Tue Nov 14 22:13:20 2023', notModified: true },
    { since: `${AT}; length=3`, notModified: true },
    { since: 'yesterday', notModified: false },
  ];
  for (const { since, notModified } of dates) {
    it(`is ${notModified} for If-Modified-Since: ${since}`, () => {
      assert.equal(exchange('GET', { 'If-Modified-Since': since }).webRequest.checkNotModified(CHANGED), notModified);
    });
  }

  it('knows nothing of an unknown date', () => {
    const { webRequest, answer } = exchange('GET', { 'If-Modified-Since': AT });
    assert.equal(webRequest.checkNotModified(-1), false);
    assert.ok(answer.isEmpty);
  });

  it('compares entity tags weakly for If-None-Match', () => {
    const { webRequest, response, answer } = exchange('GET', { 'If-None-Match': '"b", W/"a"' });
    assert.equal(webRequest.checkNotModified('a'), true);
    assert.equal(response.status, 304);
    assert.equal(answer.getFirst('ETag'), '"a"');
  });

  it('does not look at dates where there is an If-None-Match', () => {
    const headers = { 'If-None-Match': '"b"', 'If-Modified-Since': AT };
    assert.equal(exchange('GET', headers).webRequest.checkNotModified('a', CHANGED), false);
  });

  it('compares entity tags strongly for If-Match, and answers 412', () => {
    const changed = exchange('PUT', { 'If-Match': 'W/"a"' });
    assert.equal(changed.webRequest.checkNotModified('a'), true);
    assert.equal(changed.response.status, 412);
    const same = exchange('PUT', { 'If-Match': '"a"', 'If-Unmodified-Since': BEFORE });
    assert.equal(same.webRequest.checkNotModified('a', CHANGED), false);
    assert.ok(same.answer.isEmpty);
  });

  it('takes the wildcard for any tag of an unsafe method only', () => {
    assert.equal(exchange('PUT', { 'If-None-Match': '*' }).webRequest.checkNotModified('a'), true);
    assert.equal(exchange('PUT', { 'If-Match': '*' }).webRequest.checkNotModified('a'), false);
    assert.equal(exchange('GET', { 'If-None-Match': '*' }).webRequest.checkNotModified('a'), false);
  });

  it('answers 412 to an unsafe method where a safe one would get 304', () => {
    const { webRequest, response } = exchange('POST', { 'If-Modified-Since': AT });
    assert.equal(webRequest.checkNotModified(CHANGED), true);
    assert.equal(response.status, 412);
  });

  it('answers 412 where the client wants what was not changed since an earlier date', () => {
    const { webRequest, response, answer } = exchange('GET', { 'If-Unmodified-Since': BEFORE });
    assert.equal(webRequest.checkNotModified(CHANGED), true);
    assert.equal(response.status, 412);
    assert.ok(answer.isEmpty);
    assert.equal(exchange('PUT', { 'If-Unmodified-Since': AT }).webRequest.checkNotModified(CHANGED), false);
  });

  it('keeps validators that the answer has', () => {
    const { webRequest, answer } = exchange('GET', {}, 200, { ETag: '"x"', 'Last-Modified': BEFORE });
    webRequest.checkNotModified('a', CHANGED);
    assert.equal(answer.getFirst('ETag'), '"x"');
    assert.equal(answer.getFirst('Last-Modified'), BEFORE);
  });

  it('checks nothing for another status than 200', () => {
    const { webRequest, response } = exchange('GET', { 'If-None-Match': '"a"' }, 404);
    assert.equal(webRequest.checkNotModified('a'), false);
    assert.equal(response.status, 404);
  });

  it('stays with its answer', () => {
    const { webRequest } = exchange('GET', { 'If-None-Match': '"a"' });
    webRequest.checkNotModified('a');
    assert.ok(webRequest.isNotModified && webRequest.checkNotModified('b'));
  });
});
