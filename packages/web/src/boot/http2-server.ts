import { createServer } from 'node:http';
import {
  constants,
  createSecureServer,
  createServer as createSessionServer,
  type Http2Server,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { CompleteOptions, ProtocolServer, RequestListener, Server } from './protocol-options.js';

/** As Tomcat allows; Node.js allows any number. */
const MAX_CONCURRENT_STREAMS = 100;
/** What every client of HTTP/2 begins with. RFC 9113 section 3.4. */
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

/** A server of HTTP/2 and of HTTP/1.1. */
export function createHttp2Server(listener: RequestListener, options: CompleteOptions): ProtocolServer {
  const { tls, maxHeaderSize } = options;
  const settings = {
    maxConcurrentStreams: MAX_CONCURRENT_STREAMS,
    ...(maxHeaderSize !== undefined && { maxHeaderListSize: maxHeaderSize }),
  };
  // its requests and answers stand in for those of node:http
  const compatible = listener as never;
  if (tls) {
    const server = createSecureServer({ ...tls, allowHTTP1: true, settings }, compatible);
    return {
      server: server as unknown as Server,
      closeSessions: watchSessions(server, options),
      isHttp2: (socket) => (socket as TLSSocket).alpnProtocol === 'h2',
    };
  }
  const sessions = createSessionServer({ settings }, compatible);
  const server = createServer(listener);
  const diverted = divert(server, sessions, options.headersTimeout);
  return { server, closeSessions: watchSessions(sessions, options), isHttp2: (socket) => diverted.has(socket) };
}

/** Hands connections whose first bytes are those of HTTP/2 to `sessions`, and leaves the others to the server. Gives the former. */
function divert(server: Server, sessions: Http2Server, timeout: number): WeakSet<Socket> {
  const diverted = new WeakSet<Socket>();
  const listeners = server.listeners('connection') as ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    let begun = Buffer.alloc(0);
    const timer = timeout > 0 ? setTimeout(() => socket.destroy(), timeout) : undefined;
    const leave = () => {
      clearTimeout(timer);
      socket.off('readable', look).off('error', leave).off('close', leave);
    };
    const look = () => {
      const chunk = socket.read() as Buffer | null;
      if (chunk === null) return;
      begun = Buffer.concat([begun, chunk]);
      const length = Math.min(begun.length, PREFACE.length);
      const isHttp2 = begun.subarray(0, length).equals(PREFACE.subarray(0, length));
      if (isHttp2 && length < PREFACE.length) return;
      leave();
      socket.unshift(begun);
      if (isHttp2) {
        diverted.add(socket);
        sessions.emit('connection', socket);
      } else for (const listener of listeners) listener.call(server, socket);
    };
    socket.on('readable', look).on('error', leave).on('close', leave);
  });
  return diverted;
}

type Sessions = Pick<Http2Server, 'on'>;

/** Ends sessions without streams when they have been idle for too long. What it returns lets all of them end. */
function watchSessions(server: Sessions, options: CompleteOptions): () => void {
  const { keepAliveTimeout, headersTimeout, connectionTimeout } = options;
  const sessions = new Set<ServerHttp2Session>();
  server.on('session', (session) => {
    sessions.add(session);
    let streams = 0;
    let timer: NodeJS.Timeout | undefined;
    // not by activity: frames that begin no request are no reason to stay
    const idle = (timeout: number) => {
      if (timeout > 0) timer = setTimeout(() => session.close(), timeout);
    };
    idle(headersTimeout);
    session.on('stream', (stream: ServerHttp2Stream) => {
      clearTimeout(timer);
      streams += 1;
      breakWhenStalled(stream, connectionTimeout);
      stream.once('close', () => {
        streams -= 1;
        if (streams === 0) idle(keepAliveTimeout);
      });
    });
    session.once('close', () => {
      clearTimeout(timer);
      sessions.delete(session);
    });
  });
  return () => {
    for (const session of sessions) session.close();
  };
}

/** Breaks a stream whose client takes nothing of the answer, or sends nothing of a body that is being read. */
function breakWhenStalled(stream: ServerHttp2Stream, timeout: number): void {
  if (timeout <= 0) return;
  stream.setTimeout(timeout, () => {
    const awaitsBody = !stream.readableEnded && stream.readableFlowing === true && stream.readableLength === 0;
    if (stream.writableLength > 0 || awaitsBody) stream.close(constants.NGHTTP2_CANCEL);
    else stream.setTimeout(timeout);
  });
}
