import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { type ClientHttp2Session, connect as connectSession } from 'node:http2';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ServletContainer } from '../servlet/servlet-container.js';
import { withoutLogs } from '../servlet/without-logs.suite.js';
import { NodeServer, type NodeServerOptions } from './node-server.js';

const host = '127.0.0.1';
type Service = (request: HttpServletRequest, response: HttpServletResponse) => void | Promise<void>;

describe('NodeServer, slow clients', function () {
  this.timeout(20_000);
  const open: { destroy(): unknown }[] = [];
  let server: NodeServer | undefined;

  withoutLogs();
  afterEach(async () => {
    for (const one of open.splice(0)) one.destroy();
    await server?.stop();
  });

  async function serve(service: Service, options: NodeServerOptions): Promise<number> {
    const container = new ServletContainer();
    container.servletContext.addServlet('main', { service }).addMapping('/');
    await container.start();
    server = new NodeServer(container.listener, { port: 0, host, ...options });
    await server.start();
    return server.port;
  }

  function socketTo(port: number): Socket {
    const socket = connect(port, host).on('error', () => {});
    open.push(socket);
    return socket;
  }

  /** An error of the connection is its end, too. */
  function closed(socket: Socket): Promise<void> {
    return new Promise((resolve) => void socket.once('close', () => resolve()));
  }

  /** What comes until the connection is gone; nothing, where what the client still sent made the system forget the answer. */
  async function received(socket: Socket): Promise<string> {
    let all = '';
    socket.on('data', (chunk) => {
      all += chunk;
    });
    await closed(socket);
    return all;
  }

  /** Sends more of `text` every 20 ms, for as long as it can. */
  function drip(socket: Socket, piece: string): void {
    const timer = setInterval(() => socket.write(piece), 20);
    socket.once('close', () => clearInterval(timer));
  }

  /** Writes until the client has gone; resolves then. */
  function endless(): { readonly service: Service; readonly failure: Promise<Error> } {
    let told = (_error: Error) => {};
    const failure = new Promise<Error>((resolve) => {
      told = resolve;
    });
    const service: Service = async (_, response) => {
      try {
        for (;;) await response.write(Buffer.alloc(65_536));
      } catch (error) {
        told(error as Error);
        throw error;
      }
    };
    return { service, failure };
  }

  const echo: Service = async (incoming, response) => response.complete(await incoming.readBody());

  it('that never end their headers get 408 after the time-out, however busy they are', async () => {
    const port = await serve(echo, { headersTimeout: 200 });
    const socket = socketTo(port);
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n');
    drip(socket, 'X-More: a\r\n');
    assert.match(await received(socket), /^(HTTP\/1.1 408 |$)/);
  });

  it('that never end their headers are cut off where the first bytes decide about HTTP/2, too', async () => {
    const port = await serve(echo, { headersTimeout: 200, http2: true });
    const [silent, half, slow] = [socketTo(port), socketTo(port), socketTo(port)];
    half.write('PRI * HT');
    slow.write('GET / HTTP/1.1\r\nHost: a\r\n');
    drip(slow, 'X-More: a\r\n');
    const slowAnswer = received(slow);
    assert.deepEqual(await Promise.all([received(silent), received(half)]), ['', '']);
    assert.match(await slowAnswer, /^(HTTP\/1.1 408 |$)/);
  });

  it('that say nothing after the preface of HTTP/2 are sent away', async () => {
    const port = await serve(echo, { headersTimeout: 200, http2: true });
    const socket = socketTo(port);
    socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
    socket.write(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]));
    const ping = Buffer.from([0, 0, 8, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]).toString('latin1');
    drip(socket.setDefaultEncoding('latin1'), ping);
    socket.resume();
    await closed(socket);
  });

  it('that drip their body are cut off after the time a request may take', async () => {
    const port = await serve(echo, { headersTimeout: 200, requestTimeout: 300 });
    const socket = socketTo(port);
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n');
    drip(socket, 'a');
    assert.match(await received(socket), /^(HTTP\/1.1 408 |$)/);
  });

  it('that stop in the middle of their body are cut off before that', async () => {
    const port = await serve(echo, { connectionTimeout: 100 });
    const socket = socketTo(port);
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
    socket.resume();
    await closed(socket);
  });

  it('that take nothing of the answer are cut off', async () => {
    const { service, failure } = endless();
    const port = await serve(service, { connectionTimeout: 100 });
    const socket = socketTo(port).pause();
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    assert.equal((await failure).name, 'ClientAbortException');
  });

  it('that take nothing of an answer of HTTP/2 are cut off', async () => {
    const { service, failure } = endless();
    const port = await serve(service, { connectionTimeout: 100, http2: true });
    const session: ClientHttp2Session = connectSession(`http://${host}:${port}`).on('error', () => {});
    open.push(session);
    session
      .request({ ':path': '/' })
      .on('error', () => {})
      .pause();
    assert.equal((await failure).name, 'ClientAbortException');
  });

  it('that read slowly, but read, have their answer', async () => {
    const body = Buffer.alloc(4_000_000, 'a');
    const port = await serve((_, response) => response.complete(body), { connectionTimeout: 1000 });
    const socket = socketTo(port);
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    let size = 0;
    for await (const chunk of socket) {
      size += (chunk as Buffer).length;
      // what is slow can be said in time only
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    assert.ok(size > body.length);
  });

  it('that wait for a slow handler, or a quiet stream, are left alone', async () => {
    const orders = new EventEmitter();
    const port = await serve(
      async (incoming, response) => {
        if (incoming.method === 'POST') await incoming.readBody();
        const finish = once(orders, 'finish');
        await response.write('begun ');
        await response.flushBuffer();
        await finish;
        await response.write('done');
      },
      { connectionTimeout: 20 },
    );
    const socket = socketTo(port);
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    await once(socket, 'readable');
    for (let later = 1; later <= 3; later++) {
      const halfway = socketTo(port);
      halfway.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
      halfway.resume();
      await closed(halfway);
    }
    orders.emit('finish');
    assert.match(await text(socket), /begun.*done/s);
  });

  it('with more headers than allowed get 431', async () => {
    const port = await serve(echo, { maxHeaderSize: 1024 });
    const socket = socketTo(port);
    socket.write(`GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'a'.repeat(2000)}\r\n\r\n`);
    assert.match(await text(socket), /^HTTP\/1.1 431 /);
  });

  it('above the number of connections are closed at once', async () => {
    const port = await serve(echo, { maxConnections: 1 });
    const first = socketTo(port);
    first.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(first, 'data');
    assert.equal(await text(socketTo(port)), '');
  });
});
