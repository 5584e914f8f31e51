import assert from 'node:assert/strict';
import { Configuration, Import } from '@vernal/core';
import request from 'supertest';
import { withoutLogs } from '../servlet/without-logs.suite.js';
import { Form, PlacesController } from './input-places.suite.js';
import { VernalApplication } from './vernal-application.js';

@Configuration()
@Import(PlacesController)
class AppConfig {}

/** What is sent, the status, and what the detail says, or the body where it is taken. */
type Case = readonly [given: string, status: number, answer: RegExp];

const HUGE = '9'.repeat(500);
/** More than a call stack would hold. */
const DEEP = 100_000;

describe('bad input', () => {
  let app: VernalApplication;
  const client = () => request(app.listener);
  withoutLogs();
  before(async () => {
    app = await VernalApplication.run(AppConfig, { listen: false });
  });
  after(async () => {
    await app.close();
  });

  function answers(place: string, send: (given: string) => request.Test, cases: readonly Case[]): void {
    describe(place, () => {
      for (const [given, status, answer] of cases) {
        it(`${JSON.stringify(given.slice(0, 60))} is answered with ${status}`, async () => {
          const { body, text, type } = await send(given).expect(status);
          assert.equal(type, status < 400 ? 'application/json' : 'application/problem+json');
          assert.match(status < 400 ? text : ((body as { detail?: string }).detail ?? ''), answer);
          assert.doesNotMatch(text, /secret|\.[jt]s\b|TypeError/);
        });
      }
    });
  }

  const required = /^Required \w+( \w+)? '(n|X-N)' is not present\.$/;
  const unfit = /^Failed to convert '(n|X-N)' with value: '/;
  const NUMBERS: readonly Case[] = [
    ['x', 400, unfit],
    ['1.5', 400, unfit],
    ['99999999999', 400, unfit],
    [HUGE, 400, unfit],
    ['1e400', 400, unfit],
    ['NaN', 400, unfit],
    ['-', 400, unfit],
    ['null', 400, unfit],
    ['__proto__', 400, unfit],
  ];

  answers('in the query', (given) => client().get(`/query?${given}`), [
    ...NUMBERS.map(([value, status, answer]) => [`n=${value}`, status, answer] as const),
    ['n=', 400, required],
    ['text=a', 400, required],
    ['n=%00', 400, unfit],
    ['n=%FF', 400, unfit],
    // Tomcat leaves parameters with invalid escapes out
    ['n=%zz', 400, required],
    ['n=%', 400, required],
    ['n=%E0%A4%A', 400, required],
    ['n=1&text=%zz', 200, /^{"n":1}$/],
    ['n=1&&==&%zz', 200, /^{"n":1}$/],
    ['n=1&n=2', 200, /^{"n":1}$/],
  ]);

  answers('in the names of parameters', (given) => client().get(`/all?${given}`), [
    ['__proto__=1&constructor=2&__proto__[x]=3', 200, /^{"__proto__":"1","constructor":"2","__proto__\[x\]":"3"}$/],
    [Array.from({ length: 1001 }, (_, index) => `a${index}`).join('&'), 400, /more than 1000 parameters/],
  ]);

  answers('in the path', (given) => client().get(`/path/${given}`), [
    ...NUMBERS,
    ['%zz', 400, /^The path of the request is malformed\.$/],
    ['%', 400, /^The path of the request is malformed\.$/],
    ['%E0%A4%A', 400, /^The path of the request is malformed\.$/],
    ['%FF', 400, /^The path of the request is malformed\.$/],
    ['%00', 400, /^The path of the request is malformed\.$/],
    ['%2e%2e', 400, unfit],
    ['%20', 400, /^Required path variable 'n' is not present\.$/],
  ]);

  answers('in a header', (given) => client().get('/header').set('X-N', given), [
    ...NUMBERS,
    ['', 400, required],
    ['%zz', 400, unfit],
    ['\u00e9', 400, unfit],
    ['1, 2', 400, unfit],
  ]);

  answers('in a cookie', (given) => client().get('/cookie').set('Cookie', given), [
    ...NUMBERS.map(([value, status, answer]) => [`n=${value}`, status, answer] as const),
    ['n=', 400, required],
    ['n', 400, required],
    ['=;;=', 400, required],
    ['__proto__=1', 400, required],
    ['n=%zz', 400, unfit],
    ['n=1; n=2', 200, /^{"n":1}$/],
  ]);

  const inField = (field: string) => new RegExp(`^Invalid request content: ${field}: cannot be converted$`);
  answers('in a form', (given) => client().post('/form').type('form').send(given), [
    ...NUMBERS.map(([value, status]) => [`n=${value}`, status, inField('n')] as const),
    ['n=%FF', 400, inField('n')],
    ['n=%zz', 200, /"n":1/],
    ['day=2026-99-99', 400, inField('day')],
    ['list[0]=x', 400, inField('list\\[0\\]')],
    ['n=1&n=x', 200, /"n":1/],
    ['n=x&n=1', 400, inField('n')],
    ['map[a=1&[=1&.=1&n.a.b=1', 200, /"map":{}/],
    [`${'a.'.repeat(5000)}b=1`, 200, /"n":1/],
    ['map[__proto__]=1', 200, /"map":{"__proto__":"1"}/],
    ['__proto__.n=5&constructor.prototype.n=5', 200, /"n":1/],
    ['list[x]=1', 400, /^Invalid field 'list\[x\]': there is none\.$/],
    ['list[-1]=1', 400, /^Invalid field 'list\[-1\]': /],
    ['n[0]=1', 400, /^Invalid field 'n\[0\]': /],
    ['n[0].a=1', 400, /^Invalid field 'n\[0\]': /],
    ['day.year=1', 400, /^Invalid field 'day': /],
    ['range.from=2026-01-01', 400, /^Invalid field 'range': /],
    [`list${'[0]'.repeat(2000)}=1`, 400, /^Invalid field 'list\[0\]/],
    // as in Spring, and recorded there
    ['list[999999]=1', 500, /^$/],
  ]);

  it('in the charset of a form is read as UTF-8, as Tomcat does with one that nobody knows', () =>
    client()
      .post('/form')
      .set('Content-Type', 'application/x-www-form-urlencoded;charset=nope')
      .send('map[a]=%C3%A9')
      .expect(200)
      .expect(({ body }) => assert.equal((body as { map: { a: string } }).map.a, 'é')));

  const unread = (reason: string) => new RegExp(`^Failed to read request: .*${reason}`);
  const JSON_CASES: readonly Case[] = [
    ['{"n":', 400, /^Failed to read request: /],
    ['{"n":1,}', 400, /^Failed to read request: /],
    ["{'n':1}", 400, /^Failed to read request: /],
    ['{"n":01}', 400, /^Failed to read request: /],
    ['{"n":+1}', 400, /^Failed to read request: /],
    ['{"map":{"a":"\\x"}}', 400, unread('escape')],
    ['{"map":{"a":"\\u12"}}', 400, unread('escape')],
    ['{"n":"x"}', 400, unread('\\(at \\$\\.n\\)')],
    ['{"n":true}', 400, unread('\\(at \\$\\.n\\)')],
    ['{"n":[]}', 400, unread('\\(at \\$\\.n\\)')],
    [`{"n":${HUGE}}`, 400, unread('\\(at \\$\\.n\\)')],
    [`{"n":"${HUGE}"}`, 400, unread('\\(at \\$\\.n\\)')],
    ['{"n":1e400}', 400, unread('\\(at \\$\\.n\\)')],
    [`{"n":${'9'.repeat(1001)}}`, 400, unread('more than 1000 characters')],
    ['{"list":[1,[2]]}', 400, unread('\\(at \\$\\.list\\[1\\]\\)')],
    ['{"list":"x"}', 400, unread('\\(at \\$\\.list\\)')],
    ['{"map":[]}', 400, unread('\\(at \\$\\.map\\)')],
    ['{"day":"2026-13-45"}', 400, unread('There is no month 13 \\(at \\$\\.day\\)')],
    ['{"day":{}}', 400, unread('\\(at \\$\\.day\\)')],
    [
      '{"range":{"from":"2026-02-01","to":"2026-01-01"}}',
      400,
      unread('Range cannot be made of .* \\(at \\$\\.range\\)'),
    ],
    ['{"range":{}}', 400, unread('Range cannot be made of .* \\(at \\$\\.range\\)')],
    ['{"range":{"from":1}}', 400, unread('\\(at \\$\\.range\\.from\\)')],
    ['[1]', 400, unread('found an array')],
    ['"text"', 400, unread('found "text"')],
    [`${'{"map":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`, 400, unread('nested more than 1000 deep')],
    ['['.repeat(DEEP), 400, unread('nested more than 1000 deep')],
    ['{"n":1,"n":2}', 200, /"n":2/],
    ['{"__proto__":{"n":5},"map":{"__proto__":"1"}}', 200, /"n":1.*"map":{"__proto__":"1"}/],
  ];
  answers('in JSON', (given) => client().post('/json').type('json').send(given), [
    ...JSON_CASES,
    ['null', 400, /^Failed to read request$/],
    [' ', 400, /^Failed to read request/],
  ]);

  const multipart = (body: string, type = 'multipart/form-data; boundary=b') =>
    client()
      .post('/part')
      .set('Content-Type', type)
      .serialize((one: unknown) => one as string)
      .send(body as unknown as object);
  const part = (headers: string, body: string) =>
    `--b\r\nContent-Disposition: form-data; ${headers}\r\n\r\n${body}\r\n`;
  const jsonPart = (body: string, charset = '') =>
    part(`name="meta"\r\nContent-Type: application/json${charset}`, body);

  answers('in a part of JSON', (given) => multipart(`${jsonPart(given)}--b--\r\n`), [
    ...JSON_CASES,
    ['null', 400, /^Required part 'meta' is not present\.$/],
  ]);

  answers('in a body of parts', multipart, [
    ['', 400, /^Required part 'meta' is not present\.$/],
    ['nothing', 400, /^Required part 'meta' is not present\.$/],
    ['--b\r\n\r\nno headers\r\n--b--\r\n', 400, /^Required part 'meta' is not present\.$/],
    [`${part('name="__proto__"', '1')}--b--\r\n`, 400, /^Required part 'meta' is not present\.$/],
    [
      '--b\r\nContent-Disposition: form-data; name="meta"\r\n\r\n{"n"',
      400,
      /^Failed to parse multipart servlet request$/,
    ],
    [`${jsonPart('{}', ';charset=nope')}--b--\r\n`, 415, /^Could not parse Content-Type\.$/],
    [`${part('name="meta"\r\nContent-Type: nonsense', '{}')}--b--\r\n`, 415, /^Could not parse Content-Type\.$/],
    [`${part('name="meta"\r\nContent-Type: text/csv', 'a')}--b--\r\n`, 415, /'text\/csv' is not supported/],
    ...NUMBERS.map(
      ([value, status, answer]) => [`${jsonPart('{}')}${part('name="n"', value)}--b--\r\n`, status, answer] as const,
    ),
    [`${jsonPart('{"n":1}')}${jsonPart('{"n":2}')}--b--\r\n`, 200, /"n":1/],
  ]);

  answers('in the type of a body of parts', (given) => multipart(`${jsonPart('{"n":3}')}--b--\r\n`, given), [
    ['multipart/form-data', 400, /^Failed to parse multipart servlet request$/],
    ['multipart/form-data; boundary=', 400, /^Failed to parse multipart servlet request$/],
    ['multipart/form-data; boundary=b; charset=nope', 200, /"n":3/],
    // as in Spring, and recorded there
    ['application/json', 500, /^$/],
  ]);

  answers('in the type of a body', (given) => client().post('/json').set('Content-Type', given).send('{}'), [
    ...['text', 'a/b/c', ';', 'application/json;charset=nope', 'application/json; charset=UTF-7'].map(
      (type) => [type, 415, /^Could not parse Content-Type\.$/] as const,
    ),
    ['application/*', 415, /is not supported/],
  ]);

  answers('in what is accepted', (given) => client().get('/query?n=1').set('Accept', given), [
    ...['x', 'a/b/c', ';', 'application/json;q=2', '*/json', 'application/json;charset=nope'].map(
      (type) => [type, 406, /^Could not parse Accept header\.$/] as const,
    ),
    ["application/json;charset='utf-8'", 200, /^{"n":1}$/],
  ]);

  it('leaves prototypes as they are', () => {
    assert.equal('polluted' in {}, false);
    assert.deepEqual(Object.keys(Object.prototype), []);
    assert.equal(new Form().n, 1);
    assert.equal((Form.prototype as { n?: unknown }).n, undefined);
  });
});
