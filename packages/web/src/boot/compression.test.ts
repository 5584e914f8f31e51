import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get as httpGet, type IncomingMessage, type Server } from 'node:http';
import { connect, createServer as createSessionServer, type Http2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { createGunzip, gunzipSync } from 'node:zlib';
import { ConfigurationPropertiesBindException } from '@vernal/core';
import request from 'supertest';
import { AccessLog } from '../accesslog/access-log.js';
import { Compression, type CompressionOptions } from '../compression/compression.js';
import { RestController } from '../decorators/controller.js';
import { GetMapping } from '../decorators/request-mapping.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ServletContainer } from '../servlet/servlet-container.js';
import { VernalApplication } from './vernal-application.js';

type Service = (request: HttpServletRequest, response: HttpServletResponse) => void | Promise<void>;

const LONG = 'All work and no play makes Jack a dull boy. '.repeat(100);

@RestController()
class LongController {
  @GetMapping('/long')
  long(): object {
    return { text: LONG };
  }
}

describe('Compression', () => {
  let server: Server | Http2Server | undefined;
  let app: VernalApplication | undefined;
  afterEach(async () => {
    server?.close();
    server = undefined;
    await app?.close();
    app = undefined;
  });

  async function listenerOf(service: Service, options?: CompressionOptions) {
    const container = new ServletContainer();
    container.servletContext.addServlet('one', { service }).addMapping('/');
    await container.start();
    return new Compression(options).around(container.listener);
  }

  async function listen(made: Server | Http2Server): Promise<number> {
    server = made.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  /** What a client gets, as it was sent. */
  async function get(
    service: Service,
    headers: Record<string, string> = { 'Accept-Encoding': 'gzip' },
    { method = 'GET', ...options }: CompressionOptions & { method?: string } = {},
  ) {
    const port = await listen(createServer(await listenerOf(service, options)));
    const [answer] = (await once(httpGet({ port, host: '127.0.0.1', headers, method }), 'response')) as [
      IncomingMessage,
    ];
    return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
  }

  const html =
    (body: string, headers: Record<string, string> = {}): Service =>
    (_request, response) => {
      response.contentType = 'text/html;charset=UTF-8';
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      return response.complete(body);
    };

  it('sends a long page by gzip, with the length that is sent', async () => {
    const { headers, body } = await get(html(LONG));
    assert.equal(headers['content-encoding'], 'gzip');
    assert.equal(headers['content-length'], String(body.length));
    assert.equal(headers.vary, 'Accept-Encoding');
    assert.equal(gunzipSync(body).toString(), LONG);
    assert.ok(body.length < LONG.length / 10);
  });

  it('leaves a short page as it is', async () => {
    const { headers, body } = await get(html('x'.repeat(2047)));
    assert.equal(headers['content-encoding'], undefined);
    assert.equal(headers.vary, undefined);
    assert.equal(body.length, 2047);
  });

  for (const accepted of ['gzip', 'br, gzip;q=0.5', 'GZIP', 'deflate,x-gzip']) {
    it(`compresses for who accepts ${accepted}`, async () => {
      assert.equal((await get(html(LONG), { 'Accept-Encoding': accepted })).headers['content-encoding'], 'gzip');
    });
  }

  for (const accepted of ['', 'br', 'gzip;q=0', 'gzip; q=0.000', 'identity', 'gzipped', '*']) {
    it(`does not compress for who accepts "${accepted}", and says that it might have`, async () => {
      const { headers, body } = await get(html(LONG), { 'Accept-Encoding': accepted });
      assert.equal(headers['content-encoding'], undefined);
      assert.equal(headers['content-length'], String(LONG.length));
      assert.equal(headers.vary, 'Accept-Encoding');
      assert.equal(body.toString(), LONG);
    });
  }

  it('adds to the names of Vary, once', async () => {
    assert.equal((await get(html(LONG, { Vary: 'Cookie' }))).headers.vary, 'Cookie, Accept-Encoding');
    server?.close();
    assert.equal((await get(html(LONG, { Vary: 'accept-encoding' }))).headers.vary, 'accept-encoding');
    server?.close();
    assert.equal((await get(html(LONG, { Vary: '*' }))).headers.vary, '*');
  });

  for (const [why, headers] of [
    ['that is encoded already', { 'Content-Encoding': 'br' }],
    ['that is a part of another', { 'Content-Range': 'bytes 0-4399/10000' }],
    ['with a strong ETag', { ETag: '"abc"' }],
    ['that may not be transformed', { 'Cache-Control': 'public, no-transform' }],
    ['of another type', { 'Content-Type': 'image/png' }],
  ] as const) {
    it(`leaves an answer as it is ${why}`, async () => {
      const { headers: sent, body } = await get(html(LONG, { ...headers }));
      assert.equal(sent['content-encoding'], (headers as Record<string, string>)['Content-Encoding']);
      assert.equal(sent['content-length'], String(LONG.length));
      assert.equal(sent.vary, undefined);
      assert.equal(body.toString(), LONG);
    });
  }

  it('leaves a stream of events as it is, even where its type is named', async () => {
    const mimeTypes = ['text/event-stream'];
    const events = html(LONG, { 'Content-Type': 'text/event-stream' });
    assert.equal((await get(events, undefined, { mimeTypes })).headers['content-encoding'], undefined);
  });

  it('leaves 206 as it is', async () => {
    const { headers } = await get((_request, response) => {
      response.status = 206;
      return html(LONG)(_request, response);
    });
    assert.equal(headers['content-encoding'], undefined);
  });

  it('keeps a weak ETag', async () => {
    const { headers } = await get(html(LONG, { ETag: 'W/"abc"' }));
    assert.equal(headers['content-encoding'], 'gzip');
    assert.equal(headers.etag, 'W/"abc"');
  });

  it('tells by HEAD what GET would send, but for the length', async () => {
    const head: Service = (_request, response) => {
      response.contentType = 'text/html';
      response.contentLength = LONG.length;
    };
    const { headers, body } = await get(head, { 'Accept-Encoding': 'gzip' }, { method: 'HEAD' });
    assert.equal(headers['content-encoding'], 'gzip');
    assert.equal(headers['content-length'], undefined);
    assert.equal(body.length, 0);
  });

  it('lets an answer that is complete go its way, whatever fails behind it', async () => {
    const { body } = await get((incoming, response) => {
      void html(LONG)(incoming, response);
      throw new Error('too late');
    });
    assert.equal(gunzipSync(body).toString(), LONG);
  });

  it('sends what is written piece by piece when it is flushed', async () => {
    let goOn = () => {};
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const port = await listen(
      createServer(
        await listenerOf(async (_request, response) => {
          response.contentType = 'text/plain';
          await response.write('first ');
          await response.flushBuffer();
          await gate;
          await response.write('second');
        }),
      ),
    );
    const asked = httpGet({ port, host: '127.0.0.1', headers: { 'Accept-Encoding': 'gzip' } });
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const unpacked = answer.pipe(createGunzip());
    const [first] = await once(unpacked, 'data');
    assert.equal(String(first), 'first ');
    goOn();
    assert.equal(await text(unpacked), 'second');
  });

  it('keeps the order of a long stream', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `${i} ${Math.sin(i)}\n`);
    const { body, headers } = await get(async (_request, response) => {
      response.contentType = 'text/plain';
      for (const line of lines) await response.write(line);
    });
    assert.equal(headers['transfer-encoding'], 'chunked');
    assert.equal(gunzipSync(body).toString(), lines.join(''));
  });

  it('lets the writer know that the client has gone', async () => {
    let told = (_error: unknown) => {};
    const failure = new Promise<unknown>((resolve) => {
      told = resolve;
    });
    const port = await listen(
      createServer(
        await listenerOf(async (_request, response) => {
          response.contentType = 'text/plain';
          try {
            for (let i = 0; ; i++) await response.write(`${i} ${Math.sin(i)}`.repeat(1000));
          } catch (error) {
            told(error);
            throw error;
          }
        }),
      ),
    );
    const asked = httpGet({ port, host: '127.0.0.1', headers: { 'Accept-Encoding': 'gzip' } });
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.destroy();
    assert.equal(((await failure) as Error).name, 'ClientAbortException');
  });

  for (const [how, service] of [
    ['whole', html(LONG)],
    [
      'in pieces',
      async (_request: HttpServletRequest, response: HttpServletResponse) => {
        response.contentType = 'text/html';
        await response.write(LONG.slice(0, 1000));
        await response.flushBuffer();
        await response.write(LONG.slice(1000));
      },
    ],
  ] as const) {
    it(`compresses for HTTP/2, ${how}`, async () => {
      const port = await listen(createSessionServer((await listenerOf(service)) as never));
      const session = connect(`http://127.0.0.1:${port}`);
      try {
        const stream = session.request({ ':path': '/', 'accept-encoding': 'gzip' });
        const [headers] = await once(stream, 'response');
        assert.equal(headers['content-encoding'], 'gzip');
        assert.equal(gunzipSync(await buffer(stream)).toString(), LONG);
      } finally {
        session.close();
      }
    });
  }

  it('is set under server.compression, and off unless it is enabled', async () => {
    const run = (properties: Record<string, unknown>) =>
      VernalApplication.run(LongController, { listen: false, configLocations: [], properties });
    const encoding = async (agent = 'x') => {
      const answer = await request((app as VernalApplication).listener)
        .get('/long')
        .set('User-Agent', agent);
      assert.equal(answer.body.text, LONG);
      await app?.close();
      return answer.headers['content-encoding'];
    };
    const enabled = { 'server.compression.enabled': true };
    app = await run({});
    assert.equal(await encoding(), undefined);
    app = await run(enabled);
    assert.equal(await encoding(), 'gzip');
    app = await run({ ...enabled, 'server.compression.mime-types': 'text/html,text/css' });
    assert.equal(await encoding(), undefined);
    app = await run({ ...enabled, 'server.compression.min-response-size': '5KB' });
    assert.equal(await encoding(), undefined);
    app = await run({ ...enabled, 'server.compression.excluded-user-agents': 'MSIE [1-6],Old/\\d' });
    assert.equal(await encoding('Mozilla/4.0 Old/1'), undefined);
    await assert.rejects(run({ 'server.compression.enabled': 'perhaps' }), ConfigurationPropertiesBindException);
    await assert.rejects(
      run({ ...enabled, 'server.compression.excluded-user-agents': '(' }),
      /excluded-user-agents: "\(" is no regular expression/,
    );
  });

  it('lets the access log count what is sent', async () => {
    let told = (_line: string) => {};
    const line = new Promise<string>((resolve) => {
      told = resolve;
    });
    const log = new AccessLog({ pattern: '%s %B', writer: { write: told } });
    const port = await listen(createServer(log.around(await listenerOf(html(LONG)))));
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    await answer.text();
    assert.equal(await line, `200 ${answer.headers.get('content-length')}`);
  });
});
