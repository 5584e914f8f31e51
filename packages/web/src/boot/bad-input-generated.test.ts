import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Configuration, Import, Integer, LocalDate, Uuid } from '@vernal/core';
import fc from 'fast-check';
import { RequestEntity } from '../converters/http-entity.js';
import { RestController } from '../decorators/controller.js';
import { MatrixVariable } from '../decorators/matrix-variable.js';
import { ModelAttribute } from '../decorators/model-attribute.js';
import { PathVariable } from '../decorators/path-variable.js';
import { RequestHeader } from '../decorators/request-header.js';
import { GetMapping, PostMapping, RequestMapping } from '../decorators/request-mapping.js';
import { RequestParam } from '../decorators/request-param.js';
import { withoutLogs } from '../servlet/without-logs.suite.js';
import { UriComponentsBuilder } from '../uri/uri-components-builder.js';
import { Form, PlacesController, Range } from './input-places.suite.js';
import { VernalApplication } from './vernal-application.js';

const HOST = '127.0.0.1';
/** The same input each time: what fails once fails again. */
const GENERATED = { seed: 20_261_121, numRuns: 150, endOnFailure: true };

/** Places with types and kinds beyond those of the other controller. */
@RestController()
@RequestMapping('/more')
class MorePlacesController {
  @GetMapping('/query')
  query(
    @RequestParam({ type: Integer, required: false }) n: number,
    @RequestParam({ type: LocalDate, required: false }) day: LocalDate,
    @RequestParam({ of: Integer, required: false }) list: number[],
    @RequestParam({ type: Uuid, required: false }) id: string,
    @RequestParam({ required: false }) flag: boolean,
    @RequestParam() all: Map<string, string>,
  ): object {
    return { n, day, list, id, flag, all };
  }

  @GetMapping('/path/{n}/{day}/{*rest}')
  path(
    @PathVariable({ type: Integer }) n: number,
    @PathVariable({ type: LocalDate }) day: LocalDate,
    @PathVariable() rest: string,
  ): object {
    return { n, day, rest };
  }

  @GetMapping('/matrix/{segment}')
  matrix(
    @PathVariable() segment: string,
    @MatrixVariable({ type: Integer, required: false }) n: number,
    @MatrixVariable() all: Map<string, string>,
  ): object {
    return { segment, n, all };
  }

  @GetMapping('/header')
  header(
    @RequestHeader({ name: 'X-N', type: Integer, required: false }) n: number,
    @RequestHeader({ name: 'X-Day', type: LocalDate, required: false }) day: LocalDate,
    @RequestHeader({ name: 'X-List', of: Integer, required: false }) list: number[],
  ): object {
    return { n, day, list };
  }

  @GetMapping('/entity')
  entity(request: RequestEntity<string>, builder: UriComponentsBuilder): object {
    return { url: String(request.url), built: builder.path('/x').toUriString() };
  }

  @PostMapping('/range')
  range(@ModelAttribute() range: Range): object {
    return range;
  }
}

@Configuration()
@Import(PlacesController, MorePlacesController)
class AppConfig {}

const ODD = [
  ...[
    '',
    ' ',
    '\0',
    '\r\n',
    '-',
    'NaN',
    'null',
    'true',
    '1e400',
    '0x1F',
    '1_000',
    '-0',
    '1.5',
    '\u0663',
    '\u00a0',
    '\ufeff',
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'hasOwnProperty',
    'toString',
    '../..',
    '..\\..',
    '<script>',
    '${x}',
    '#{1}',
  ],
  ...['2026-02-30', '2026-13-45', '0000-00-00', 'P1Y', 'a,b,c', '"', "'", '{', '[', '\ud83d', '\u{1f600}'],
  ...['9'.repeat(500), '['.repeat(500), 'a'.repeat(4000)],
];
const text = fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'binary', maxLength: 12 }));
const ESCAPES = [
  '%',
  '%z',
  '%zz',
  '%FF',
  '%C3%28',
  '%E0%A4%A',
  '%00',
  '%0D%0A',
  '%2F',
  '%5C',
  '%25',
  '%u00e9',
  '%C0%AE',
];
/** Something that stands in a URL, or nearly so. */
const urlText = fc.oneof(
  text.map((one) => encodeURIComponent(Buffer.from(one).toString())),
  fc.string({ unit: fc.constantFrom(...ESCAPES, ...'a1;=+.[]{}|"<^`\\~\'()*!@:,$-_'.split('')), maxLength: 8 }),
);
const fieldName = fc.string({
  unit: fc.constantFrom(
    ...['n', 'day', 'time', 'list', 'lines', 'line', 'map', 'range', 'flag', 'product', 'quantity', 'from', 'to'],
    ...['[0]', '[7]', '[x]', '[-1]', '[]', '[', ']', '.', '_', '!', "'", '__proto__', 'constructor', 'prototype'],
  ),
  minLength: 1,
  maxLength: 4,
});
const parameters = fc
  .array(fc.tuple(fc.oneof(fieldName.map(encodeURIComponent), urlText), urlText), { maxLength: 6 })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));

const goodJson = {
  n: 1,
  day: '2026-01-31',
  time: 'PT1S',
  list: [1],
  lines: [{ product: 'a', quantity: 2 }],
  map: { a: 1 },
};
const jsonKey = fc.constantFrom(...Object.keys(goodJson), 'range', 'line', '__proto__', 'constructor', 'toString', '');
const jsonObject = fc
  .dictionary(jsonKey, fc.oneof(fc.jsonValue({ maxDepth: 2 }), text, fc.double(), fc.constant({ from: 1, to: {} })))
  .map((values) => JSON.stringify({ ...goodJson, ...values }));
const cut = fc.tuple(jsonObject, fc.nat()).map(([json, at]) => json.slice(0, at % json.length));
const spoilt = fc
  .tuple(jsonObject, fc.nat(), fc.oneof(text, fc.constantFrom('\\x', '\\u12', '"n":2,', '/**/', '01', '+1', ',')))
  .map(([json, at, added]) => `${json.slice(0, at % json.length)}${added}${json.slice(at % json.length)}`);
const deep = fc
  .tuple(fc.constantFrom('[', '{"map":', '{"line":', '{"lines":['), fc.integer({ min: 10, max: 20_000 }))
  .map(([opening, depth]) => opening.repeat(depth));
const jsonText = fc.oneof(jsonObject, cut, spoilt, deep, text);
const jsonBytes = fc.oneof(
  jsonText.map((json) => Buffer.from(json)),
  jsonText.map((json) => Buffer.from(json, 'latin1')),
  jsonText.map((json) => Buffer.from(`\ufeff${json}`, 'utf16le')),
  fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes)),
);
const charset = fc.constantFrom(
  '',
  ...['utf-8', 'utf-16', 'iso-8859-1', 'nope', '', '"utf-8', "'utf-8'"].map((one) => `;charset=${one}`),
);
/** What may stand in a line of the head. */
const headerText = text.map((one) => one.replaceAll(/[\0\r\n]/g, ' '));
const jsonType = fc.oneof(
  charset.map((one) => `application/json${one}`),
  fc.constantFrom('text', 'a/b/c', ';', 'application/*', '*/*', 'application/problem+json', 'text/csv'),
  headerText,
);
const part = fc
  .tuple(fc.constantFrom('meta', 'n', 'size', '', '__proto__'), fc.option(headerText), charset, jsonText)
  .map(([name, fileName, encoding, json]) => {
    const file = fileName === null ? '' : `; filename="${fileName}"`;
    const type = name === 'meta' ? `Content-Type: application/json${encoding}\r\n` : '';
    return `--b\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${type}\r\n${json}\r\n`;
  });
const multipart = fc
  .tuple(fc.array(part, { maxLength: 3 }), fc.constantFrom('--b--\r\n', '', '--b', '--b--', '--c--\r\n'), fc.nat(20))
  .map(([parts, end, missing]) => (parts.join('') + end).slice(0, missing === 0 ? -7 : undefined));

describe('bad input of any kind', function () {
  this.timeout(60_000);
  withoutLogs();
  let app: VernalApplication;
  before(async () => {
    app = await VernalApplication.run(AppConfig, { port: 0, host: HOST });
  });
  after(() => app.close());

  /** Over a bare socket: no client mends what is sent. Empty where nothing comes for 5 seconds. */
  async function answerTo(line: string, headers: readonly string[], body: Uint8Array = Buffer.alloc(0)) {
    const socket = connect(app.port, HOST);
    socket.setTimeout(5000, () => socket.destroy());
    const length = body.length > 0 ? [`Content-Length: ${body.length}`] : [];
    const host = headers.some((header) => header.startsWith('Host:')) ? [] : ['Host: h'];
    const head = [`${line} HTTP/1.1`, ...host, 'Connection: close', ...length, ...headers, '', ''].join('\r\n');
    socket.write(Buffer.concat([Buffer.from(head, 'utf8'), body]));
    const answer = await buffer(socket).catch(() => Buffer.alloc(0));
    return answer.toString('utf8');
  }

  async function check(line: string, headers: readonly string[] = [], body?: Uint8Array): Promise<void> {
    const answer = await answerTo(line, headers, body);
    const [head = '', told = ''] = answer.split('\r\n\r\n');
    assert.match(head, /^HTTP\/1\.1 [234]\d\d /, `${line} ${headers.join(' ')}: ${answer}`);
    assert.doesNotMatch(told, /secret|\.[jt]s:\d|node:|TypeError|RangeError|\n {4}at /);
    if (!/^\S+ 4/.test(head) || !head.includes('application/problem+json')) return;
    const problem = JSON.parse(told) as { status: number; detail?: string };
    assert.equal(head.split(' ')[1], String(problem.status));
    if (problem.status === 400) assert.ok(problem.detail, `${line}: ${told}`);
  }

  function sent<T>(inputs: fc.Arbitrary<T>, send: (input: T) => Promise<void>): Promise<void> {
    return fc.assert(fc.asyncProperty(inputs, send), GENERATED);
  }

  const form = 'Content-Type: application/x-www-form-urlencoded';

  it('is no error of the server in a query', () => sent(parameters, (query) => check(`GET /more/query?${query}`)));

  it('is no error of the server in a path', () =>
    sent(fc.tuple(urlText, urlText, urlText), (parts) => check(`GET /more/path/${parts.join('/')}`)));

  it('is no error of the server in matrix variables', () =>
    sent(fc.array(fc.tuple(urlText, urlText)), (pairs) =>
      check(`GET /more/matrix/a${pairs.map(([name, value]) => `;${name}=${value};n=${value}`).join('')}`),
    ));

  it('is no error of the server in headers', () =>
    sent(fc.tuple(headerText, headerText, headerText), ([n, day, list]) =>
      check('GET /more/header', [`X-N: ${n}`, `X-Day: ${day}`, `X-List: ${list}`]),
    ));

  it('is no error of the server in what is accepted', () =>
    sent(fc.tuple(headerText, jsonType, headerText), ([accept, type, language]) =>
      check('GET /more/query?n=1', [
        `Accept: ${type}, ${accept}`,
        `Accept-Language: ${language}`,
        `Accept-Encoding: ${accept}`,
      ]),
    ));

  it('is no error of the server in the name of the host', () =>
    sent(
      fc.oneof(headerText, urlText, fc.constantFrom('h:99999', '1.2.3.256', '[::g]', 'xn--a', 'a/b', 'a:')),
      (host) => check('GET /more/entity', [`Host: ${host}`]),
    ));

  it('is no error of the server in cookies', () =>
    sent(fc.tuple(headerText, urlText), ([one, other]) =>
      check('GET /cookie', [`Cookie: n=${one}; text=${other}; ${one}`]),
    ));

  it('is no error of the server in forms', () =>
    sent(fc.tuple(parameters, parameters, charset), async ([query, body, encoding]) => {
      await check(`POST /form?${query}`, [`${form}${encoding}`], Buffer.from(body, 'latin1'));
      await check(`POST /more/range?${query}`, [`${form}${encoding}`], Buffer.from(body, 'latin1'));
    }));

  it('is no error of the server in JSON', () =>
    sent(fc.tuple(jsonBytes, jsonType), ([json, type]) => check('POST /json', [`Content-Type: ${type}`], json)));

  it('is no error of the server in parts', () =>
    sent(multipart, (body) =>
      check('POST /part', ['Content-Type: multipart/form-data; boundary=b'], Buffer.from(body)),
    ));

  it('leaves prototypes as they are', () => {
    assert.deepEqual(Object.keys(Object.prototype), []);
    assert.deepEqual(Object.keys(Form.prototype), []);
    assert.equal(new Form().n, 1);
  });
});
