import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { Agent, createServer, get as httpGet, type Server } from 'node:http';
import { connect, createServer as createSessionServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { IllegalArgumentException, setLoggerFactory } from '@vernal/core';
import fc from 'fast-check';
import request from 'supertest';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ServletContainer } from '../servlet/servlet-container.js';
import { SessionManager } from '../sessions/session-manager.js';
import { AccessLog, type AccessLogOptions } from './access-log.js';
import { AccessLogFile } from './access-log-file.js';
import { AccessLogPattern } from './access-log-pattern.js';

type Service = (request: HttpServletRequest, response: HttpServletResponse) => void | Promise<void>;

/** Lines as they are written. */
class Lines {
  readonly all: string[] = [];
  #told: ((line: string) => void)[] = [];

  readonly write = (line: string) => {
    this.all.push(line);
    for (const tell of this.#told.splice(0)) tell(line);
  };
  next(): Promise<string> {
    return new Promise((resolve) => this.#told.push(resolve));
  }
}

describe('AccessLog', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  async function logging(service: Service, options: Omit<AccessLogOptions, 'writer'>) {
    const lines = new Lines();
    const container = new ServletContainer({ sessions: new SessionManager() });
    const log = new AccessLog({ ...options, writer: lines });
    if (log.filter) container.servletContext.addFilter('log', log.filter).addMappingForUrlPatterns(undefined, '/*');
    container.servletContext.addServlet('main', { service }).addMapping('/');
    await container.start();
    const listener = log.around(container.listener);
    return { http: request(listener), lines, listener };
  }
  const hello: Service = (_, response) => response.complete('hello');

  it('logs a line in the common format for each request', async () => {
    const { http, lines } = await logging(hello, {});
    await http.get('/a?b=c');
    assert.match(
      lines.all.join(),
      /^(127\.0\.0\.1|::1) - - \[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] "GET \/a\?b=c HTTP\/1\.1" 200 5$/,
    );
  });

  it('logs whence requests come in the combined format', async () => {
    const { http, lines } = await logging(hello, { pattern: 'combined' });
    await http.get('/').set('Referer', 'http://a').set('User-Agent', 'b');
    assert.match(lines.all.join(), /" 200 5 "http:\/\/a" "b"$/);
  });

  for (const [pattern, expected] of [
    ['%m %U%q %H', /^POST \/x\?q=1 HTTP\/1\.1$/],
    ['%b %B', /^5 5$/],
    ['%s %X', /^200 [+-]$/],
    ['%p %{local}p %{remote}p', /^(\d+) \1 \d+$/],
    ['%v', /^127\.0\.0\.1$/],
    ['%D %F %T %{ms}T %{us}T %{fracsec}T', /^\d+ \d+ 0 \d+ \d+ 0\.\d{3}$/],
    ['%{X-In}i %{none}i', /^in -$/],
    ['%{X-Out}o %{none}o', /^one,two -$/],
    ['%{a}c %{none}c', /^1 -$/],
    ['%{attribute}r %{none}r', /^value -$/],
    ['%{user}s %{none}s', /^ann -$/],
    ['%S', /^[\w-]{32}$/],
    ['%u', /^-$/],
    ['%{sec}t %{msec}t %{msec_frac}t', /^\d{10} \d{13} \d{3}$/],
    ["%{begin:yyyy-MM-dd'T'HH:mm:ss.SSSZ}t", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/],
    ['100%% %I', /^100% \d+$/],
  ] as const) {
    it(`knows ${pattern}`, async () => {
      const { http, lines } = await logging(
        async (incoming, response) => {
          incoming.setAttribute('attribute', 'value');
          (await incoming.getSession()).setAttribute('user', 'ann');
          response.addHeader('X-Out', 'one');
          response.addHeader('X-Out', 'two');
          await response.complete('hello');
        },
        { pattern },
      );
      await http.post('/x?q=1').set('X-In', 'in').set('Cookie', 'a=1');
      assert.match(lines.all.join(), expected);
    });
  }

  it('counts the bytes of a stream, and none for HEAD', async () => {
    const { http, lines } = await logging(
      async (_, response) => {
        await response.write('é');
        await response.flushBuffer();
        await response.write('more');
      },
      { pattern: '%m %B' },
    );
    await http.get('/');
    await http.head('/');
    assert.deepEqual(lines.all, ['GET 6', 'HEAD 0']);
  });

  it('logs what never reaches a servlet', async () => {
    const { http, lines } = await logging(hello, { pattern: '%r %s %S' });
    await http.get('/%zz').expect(400);
    assert.deepEqual(lines.all, ['GET /%zz HTTP/1.1 400 -']);
  });

  it('logs a request whose client went away', async () => {
    let gone = () => {};
    const { lines, listener } = await logging(() => new Promise(() => gone()), { pattern: '%r %X' });
    server = createServer(listener).listen(0, '127.0.0.1');
    await new Promise((resolve) => server?.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const outgoing = httpGet({ port, host: '127.0.0.1', path: '/slow', agent: new Agent() }).on('error', () => {});
    gone = () => outgoing.destroy();
    assert.equal(await lines.next(), 'GET /slow HTTP/1.1 X');
  });

  it('logs requests of HTTP/2', async () => {
    const { lines, listener } = await logging(
      (_, response) => {
        response.setHeader('X-Out', 'out');
        return response.complete('hello');
      },
      { pattern: '%r %s %B %v %{X-Out}o' },
    );
    const sessions = createSessionServer(listener as never).listen(0, '127.0.0.1');
    await new Promise((resolve) => sessions.once('listening', resolve));
    const client = connect(`http://127.0.0.1:${(sessions.address() as AddressInfo).port}`);
    const line = lines.next();
    assert.equal(await text(client.request({ ':path': '/a' })), 'hello');
    assert.equal(await line, 'GET /a HTTP/2.0 200 5 127.0.0.1 out');
    client.close();
    sessions.close();
  });

  it('logs by request attributes', async () => {
    const service: Service = (incoming, response) => {
      incoming.setAttribute(incoming.servletPath.slice(1), true);
      return response.complete('');
    };
    const only = await logging(service, { pattern: '%U', conditionIf: 'a' });
    const but = await logging(service, { pattern: '%U', conditionUnless: 'a' });
    for (const path of ['/a', '/b']) {
      await only.http.get(path);
      await but.http.get(path);
    }
    assert.deepEqual([only.lines.all, but.lines.all], [['/a'], ['/b']]);
  });

  it('lets no header end a line or a field', () => {
    const pattern = new AccessLogPattern('"%{X}i"');
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (value) => {
        const line = pattern.format({ raw: { rawHeaders: ['X', value] } } as never);
        assert.match(line, /^"([^"\\\p{Cc}]|\\["\\]|\\u[0-9a-f]{4})*"$/u);
      }),
    );
  });

  for (const pattern of ['%z', '%{a}z', '%{x}p', '%{year}T']) {
    it(`refuses ${pattern}`, () => {
      assert.throws(() => new AccessLogPattern(pattern), IllegalArgumentException);
    });
  }
});

describe('AccessLogFile', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'vernal-log-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('writes what is kept back when it is closed', async () => {
    const file = new AccessLogFile({ directory, rotate: false });
    file.write('one');
    file.write('two');
    await file.close();
    assert.equal(await readFile(join(directory, 'access_log.log'), 'utf8'), 'one\ntwo\n');
  });

  it('adds to what is there, and makes its folder', async () => {
    for (const line of ['one', 'two']) {
      const file = new AccessLogFile({
        directory: join(directory, 'deep/er'),
        prefix: 'p',
        suffix: '',
        rotate: false,
        buffered: false,
      });
      file.write(line);
      await file.close();
    }
    assert.equal(await readFile(join(directory, 'deep/er/p'), 'utf8'), 'one\ntwo\n');
  });

  it('is refused where its folder cannot be made', async () => {
    const occupied = join(directory, 'occupied');
    await writeFile(occupied, '');
    const unwritable = process.platform === 'linux' ? ['/proc/vernal/logs'] : [];
    for (const refused of [occupied, join(occupied, 'deep/er'), ...unwritable]) {
      assert.throws(() => new AccessLogFile({ directory: refused }), { syscall: /^(?:mkdir|stat)$/ });
    }
  });

  it('begins a file for each date, and removes old ones', async () => {
    for (const [name, days] of [
      ['access_log.2020-01-01.log', 9],
      ['access_log.2020-01-02.log', 1],
      ['other.log', 9],
    ] as const) {
      await writeFile(join(directory, name), '');
      const time = new Date(Date.now() - days * 86_400_000);
      await utimes(join(directory, name), time, time);
    }
    const file = new AccessLogFile({ directory, maxDays: 5 });
    file.write('line');
    await file.close();
    const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    assert.deepEqual((await readdir(directory)).sort(), [
      'access_log.2020-01-02.log',
      `access_log.${today}.log`,
      'other.log',
    ]);
  });

  it('says once that it cannot write, and goes on', async () => {
    const errors: string[] = [];
    setLoggerFactory(() => ({ debug() {}, info() {}, warn() {}, error: (message) => errors.push(message) }));
    const path = join(directory, 'access_log.log');
    const file = new AccessLogFile({ directory, rotate: false, buffered: false });
    await rm(directory, { recursive: true });
    for (const line of ['one', 'two']) {
      file.write(line);
      await file.close();
    }
    await new AccessLogFile({ directory }).close();
    file.write('three');
    await file.close();
    assert.equal(await readFile(path, 'utf8'), 'three\n');
    assert.equal(errors.length, 1);
    setLoggerFactory(undefined);
  });
});
