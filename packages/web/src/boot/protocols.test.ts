import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type ClientHttp2Session, connect, constants } from 'node:http2';
import { request as secureRequest } from 'node:https';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect as connectSecurely } from 'node:tls';
import request from 'supertest';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ServletContainer } from '../servlet/servlet-container.js';
import { withoutLogs } from '../servlet/without-logs.suite.js';
import { NodeServer, type NodeServerOptions } from './node-server.js';

const host = '127.0.0.1';
type Service = (request: HttpServletRequest, response: HttpServletResponse) => void | Promise<void>;

describe('NodeServer, its protocols', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vernal-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const tls = { key: '', cert: '' };
  let server: NodeServer | undefined;
  let session: ClientHttp2Session | undefined;

  withoutLogs();
  before(() => {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    execFileSync('openssl', [...args, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    tls.key = readFileSync(key, 'utf8');
    tls.cert = readFileSync(cert, 'utf8');
  });
  afterEach(async () => {
    session?.destroy();
    session = undefined;
    await server?.stop();
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const describing: Service = async (incoming, response) => {
    const body = Buffer.from(await incoming.readBody()).toString();
    await response.complete(`${incoming.protocol} ${incoming.scheme} ${incoming.requestURL} ${body}`);
  };

  async function serve(service: Service, options: NodeServerOptions): Promise<NodeServer> {
    const container = new ServletContainer();
    container.servletContext.addServlet('main', { service }).addMapping('/');
    await container.start();
    server = new NodeServer(container.listener, { port: 0, host, shutdownTimeout: 2000, ...options });
    await server.start();
    return server;
  }

  function open(url: string): ClientHttp2Session {
    session = connect(url, { ca: tls.cert });
    return session.on('error', () => {});
  }

  async function post(client: ClientHttp2Session, body: string): Promise<string> {
    return text(client.request({ ':method': 'POST', ':path': '/x' }).end(body));
  }

  it('are HTTPS with keys and certificates', async () => {
    const { port } = await serve(describing, { tls });
    const answer = await request(`https://localhost:${port}`).post('/x').ca(tls.cert).send('body');
    assert.equal(answer.text, `HTTP/1.1 https https://localhost:${port}/x body`);
  });

  it('are HTTP/2 over TLS where the client offers it', async () => {
    const { port } = await serve(describing, { tls, http2: true });
    const client = open(`https://localhost:${port}`);
    assert.equal(await post(client, 'body'), `HTTP/2.0 https https://localhost:${port}/x body`);
    assert.equal(client.alpnProtocol, 'h2');
  });

  it('are HTTP/1.1 over TLS for other clients of the same port', async () => {
    const { port } = await serve(describing, { tls, http2: true });
    const outgoing = secureRequest({ port, host: 'localhost', path: '/x', method: 'POST', ca: tls.cert });
    const [answer] = await once(outgoing.end('body'), 'response');
    assert.equal(await text(answer), `HTTP/1.1 https https://localhost:${port}/x body`);
  });

  it('are HTTP/2 and HTTP/1.1 on one port without TLS', async () => {
    const { port } = await serve(describing, { http2: true });
    const client = open(`http://${host}:${port}`);
    assert.equal(await post(client, 'one'), `HTTP/2.0 http http://${host}:${port}/x one`);
    assert.equal(await post(client, 'two'), `HTTP/2.0 http http://${host}:${port}/x two`);
    const old = request(`http://${host}:${port}`);
    assert.equal((await old.post('/x').send('old')).text, `HTTP/1.1 http http://${host}:${port}/x old`);
  });

  it('are told apart however the first bytes arrive', async () => {
    const { port } = await serve(describing, { http2: true });
    const socket = connectSocket(port, host).setNoDelay();
    for (const byte of 'POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nConnection: close\r\n\r\n1') {
      socket.write(byte);
      await new Promise(setImmediate);
    }
    assert.match(await text(socket), /HTTP\/1.1 http http:\/\/a\/x 1$/);
  });

  it('let streams of HTTP/2 end when the server stops, and take no more', async () => {
    let arrived = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let finish = () => {};
    const running = await serve(
      (_, response) =>
        new Promise((resolve) => {
          finish = () => resolve(response.complete('slow'));
          arrived();
        }),
      { tls, http2: true },
    );
    const client = open(`https://localhost:${running.port}`);
    const goaway = once(client, 'goaway');
    const answer = text(client.request({ ':path': '/slow' }));
    await arrival;
    const stopped = running.stop();
    await goaway;
    finish();
    assert.equal(await answer, 'slow');
    await stopped;
  });

  it('break streams of HTTP/2 that outlive the time-out of the stop', async () => {
    const running = await serve((_, response) => response.flushBuffer(), { http2: true, shutdownTimeout: 20 });
    const container = open(`http://${host}:${running.port}`);
    const stream = container.request({ ':path': '/' });
    await once(stream, 'response');
    await running.stop();
    assert.equal(running.port, -1);
  });

  it('tell a handler that its HTTP/2 client has gone', async () => {
    let told = (_error: unknown) => {};
    const failure = new Promise<unknown>((resolve) => {
      told = resolve;
    });
    const { port } = await serve(
      async (_, response) => {
        try {
          for (;;) await response.write('x'.repeat(10_000));
        } catch (error) {
          told(error);
          throw error;
        }
      },
      { http2: true },
    );
    const stream = open(`http://${host}:${port}`).request({ ':path': '/' });
    stream.on('error', () => {});
    await once(stream, 'data');
    stream.close(constants.NGHTTP2_CANCEL);
    assert.equal(((await failure) as Error).name, 'ClientAbortException');
  });

  it('answer an upload of HTTP/2 that is broken off as one that is not complete', async () => {
    let told = (_error: unknown) => {};
    const failure = new Promise<unknown>((resolve) => {
      told = resolve;
    });
    const { port } = await serve(
      async (incoming) => {
        const body = incoming.readBody();
        body.then(told, told);
        await body;
      },
      { http2: true },
    );
    const client = open(`http://${host}:${port}`);
    const stream = client.request({ ':method': 'POST', ':path': '/', 'content-length': '100' });
    stream.on('error', () => {}).write('half', () => stream.close(constants.NGHTTP2_CANCEL));
    assert.equal(((await failure) as Error).name, 'ClientAbortException');
  });

  it('send what is written in several pieces at once as it is', async () => {
    const { port } = await serve(
      async (_, response) => {
        await response.write('one ');
        await response.flushBuffer();
        await response.write('two ');
        await response.write('thrée');
      },
      { http2: true },
    );
    const client = open(`http://${host}:${port}`);
    for (let round = 0; round < 20; round++) {
      assert.equal(await text(client.request({ ':path': '/' })), 'one two thrée');
    }
  });

  for (const [what, options] of [
    ['HTTP/1.1', {}],
    ['HTTP/2 beside HTTP/1.1', { http2: true }],
    ['HTTPS', { tls }],
    ['HTTP/2 over TLS', { tls, http2: true }],
  ] as const) {
    it(`let nobody who has not asked hold up the stop of a server of ${what}`, async () => {
      const running = await serve(describing, { ...options, shutdownTimeout: 60_000 });
      const sockets = ['', 'GET / HTTP/1.1\r\nHos'].map((sent) => {
        const socket = connectSocket(running.port, host).on('error', () => {});
        if (sent !== '') socket.write(sent);
        return socket.resume();
      });
      const gone = Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
      if ('tls' in options) {
        const secure = connectSecurely({ port: running.port, host, servername: 'localhost', ca: tls.cert });
        await once(
          secure.on('error', () => {}),
          'secureConnect',
        );
      } else {
        await Promise.all(sockets.map((socket) => once(socket, 'connect')));
      }
      await running.stop();
      await gone;
    });
  }
});
