import assert from 'node:assert/strict';
import { HttpHeaders } from '../http/http-headers.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { CorsConfiguration, type CorsOptions } from './cors-configuration.js';
import { DefaultCorsProcessor } from './default-cors-processor.js';

const ORIGIN = 'https://a.example';

async function process(
  rules: CorsOptions | undefined,
  method: string,
  sent: Record<string, string>,
  answered: Record<string, string> = {},
) {
  const headers = new HttpHeaders(sent);
  const answer = new HttpHeaders(answered);
  let body: unknown;
  const request: Partial<HttpServletRequest> = {
    method,
    scheme: 'http',
    serverName: 'api.example',
    serverPort: 80,
    getHeader: (name) => headers.getFirst(name),
    getHeaders: (name) => [...(headers.get(name) ?? [])],
  };
  const response: Partial<HttpServletResponse> = {
    status: 200,
    setHeader: (name, value) => answer.set(name, value),
    addHeader: (name, value) => answer.add(name, value),
    containsHeader: (name) => answer.containsKey(name),
    getHeaders: (name) => [...(answer.get(name) ?? [])],
    complete: (written) => {
      body = written;
    },
  };
  const goesOn = await new DefaultCorsProcessor().processRequest(
    rules && new CorsConfiguration(rules),
    request as HttpServletRequest,
    response as HttpServletResponse,
  );
  return { goesOn, status: response.status, body, answer };
}

const preflight = (method: string, headers?: string) => ({
  Origin: ORIGIN,
  'Access-Control-Request-Method': method,
  ...(headers === undefined ? {} : { 'Access-Control-Request-Headers': headers }),
});

describe('DefaultCorsProcessor', () => {
  it('says that answers vary, once', async () => {
    const { answer } = await process(undefined, 'GET', {}, { Vary: 'Origin' });
    assert.deepEqual(answer.get('Vary'), ['Origin', 'Access-Control-Request-Method', 'Access-Control-Request-Headers']);
  });

  it('lets requests of the same origin pass', async () => {
    for (const Origin of ['http://api.example', 'http://api.example:80']) {
      const { goesOn, answer } = await process({}, 'POST', { Origin });
      assert.ok(goesOn && !answer.containsKey('Access-Control-Allow-Origin'));
    }
  });

  it('lets actual requests pass where there are no rules, and rejects preflight ones', async () => {
    assert.ok((await process(undefined, 'GET', { Origin: ORIGIN })).goesOn);
    assert.equal((await process(undefined, 'OPTIONS', preflight('GET'))).status, 403);
  });

  it('answers an actual request with origin, exposed headers and credentials', async () => {
    const rules = { allowedOrigins: [ORIGIN], exposedHeaders: ['X-A', 'X-B'], allowCredentials: true, maxAge: 9 };
    const { goesOn, answer } = await process(rules, 'GET', { Origin: ORIGIN });
    answer.remove('Vary');
    assert.ok(goesOn);
    assert.deepEqual(Object.fromEntries(answer.toSingleValueMap()), {
      'Access-Control-Allow-Origin': ORIGIN,
      'Access-Control-Expose-Headers': 'X-A, X-B',
      'Access-Control-Allow-Credentials': 'true',
    });
  });

  it('answers a preflight request with methods, headers and age', async () => {
    const rules = { allowedOrigins: ['*'], allowedMethods: ['GET', 'PUT'], allowedHeaders: ['X-A'], maxAge: 9 };
    const { goesOn, answer } = await process(rules, 'OPTIONS', preflight('PUT', 'x-a, X-B'));
    answer.remove('Vary');
    assert.ok(goesOn);
    assert.deepEqual(Object.fromEntries(answer.toSingleValueMap()), {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET,PUT',
      'Access-Control-Allow-Headers': 'x-a',
      'Access-Control-Max-Age': '9',
    });
  });

  const rejected: [string, CorsOptions, string, Record<string, string>][] = [
    ['another origin', { allowedOrigins: ['https://b.example'] }, 'GET', { Origin: ORIGIN }],
    ['the origin null', { allowedOrigins: [ORIGIN] }, 'GET', { Origin: 'null' }],
    ['another method', { allowedOrigins: ['*'] }, 'POST', { Origin: ORIGIN }],
    ['another method asked for', { allowedOrigins: ['*'] }, 'OPTIONS', preflight('PUT')],
    ['other headers asked for', { allowedOrigins: ['*'] }, 'OPTIONS', preflight('GET', 'X')],
    ['a malformed origin', { allowedOrigins: ['*'] }, 'GET', { Origin: 'https://a[' }],
  ];
  for (const [what, rules, method, headers] of rejected) {
    it(`rejects ${what}`, async () => {
      const { goesOn, status, body, answer } = await process(rules, method, headers);
      assert.ok(!goesOn && !answer.containsKey('Access-Control-Allow-Origin'));
      assert.equal(status, 403);
      assert.equal(body, 'Invalid CORS request');
    });
  }

  it('leaves an answer alone that says who may read it', async () => {
    const { goesOn, answer } = await process({}, 'GET', { Origin: ORIGIN }, { 'Access-Control-Allow-Origin': '*' });
    assert.ok(goesOn);
    assert.deepEqual(answer.get('Access-Control-Allow-Origin'), ['*']);
  });

  it('allows private networks where that is asked for', async () => {
    const rules = { allowedOriginPatterns: ['*'], allowPrivateNetwork: true };
    const asked = { ...preflight('GET'), 'Access-Control-Request-Private-Network': 'true' };
    const allowed = (answer: HttpHeaders) => answer.getFirst('Access-Control-Allow-Private-Network');
    assert.equal(allowed((await process(rules, 'OPTIONS', asked)).answer), 'true');
    assert.equal(allowed((await process(rules, 'OPTIONS', preflight('GET'))).answer), undefined);
  });
});
