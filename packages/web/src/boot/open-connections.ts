import type { Socket } from 'node:net';
import { getLogger } from '@vernal/core';
import type { ServerResponse } from './protocol-options.js';

const logger = getLogger('vernal.web.OpenConnections');

const SHORTEST_INTERVAL = 20;
const LONGEST_INTERVAL = 15_000;

/** How far a connection was when it was looked at. */
interface Progress {
  /** What has gone in both directions, as one text. */
  traffic: string;
  /** Milliseconds of the clock when that was first seen. */
  since: number;
}

/** What `node:http` and `node:net` keep of a connection: a record of one's own would cost each request a tenth of its time. */
interface Internals {
  readonly _httpMessage?: ServerResponse | null;
  readonly _handle?: { readonly writeQueueSize?: number } | null;
}

/**
 * The connections of a server. Those are broken whose client, for too long, takes nothing of an answer or sends nothing of a body
 * that somebody reads: found by a look at all of them from time to time, so that requests pay nothing for it. An answer that
 * nobody writes to, such as a quiet event stream, may last.
 */
export class OpenConnections {
  readonly #timeout: number;
  readonly #sockets = new Map<Socket, Progress>();
  #timer: NodeJS.Timeout | undefined;

  /** @param timeout milliseconds; 0: clients may take their time */
  constructor(timeout: number) {
    this.#timeout = timeout;
  }

  get size(): number {
    return this.#sockets.size;
  }

  add(socket: Socket): void {
    this.#sockets.set(socket, { traffic: '', since: 0 });
    socket.once('close', () => {
      this.#sockets.delete(socket);
      if (this.#sockets.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    });
    if (this.#timeout <= 0) return;
    const interval = Math.min(LONGEST_INTERVAL, Math.max(SHORTEST_INTERVAL, Math.floor(this.#timeout / 4)));
    this.#timer ??= setInterval(() => this.#look(), interval).unref();
  }

  /** The answers of HTTP/1.1 that are under way. */
  *answers(): Iterable<ServerResponse> {
    for (const socket of this.#sockets.keys()) {
      const answer = answerOf(socket);
      if (answer) yield answer;
    }
  }

  /** Breaks those of HTTP/1.1 with no request under way: half a head, or none at all, as of browsers that connect in advance. */
  destroyUnasked(isHttp2: (socket: Socket) => boolean): void {
    for (const socket of this.#sockets.keys()) if (!answerOf(socket) && !isHttp2(socket)) socket.destroy();
  }

  destroyAll(): void {
    for (const socket of this.#sockets.keys()) socket.destroy();
  }

  #look(): void {
    const now = performance.now();
    for (const [socket, progress] of this.#sockets) {
      const traffic = trafficOf(socket);
      if (progress.traffic !== traffic || !waitsForClient(socket)) {
        progress.traffic = traffic;
        progress.since = now;
      } else if (now - progress.since >= this.#timeout) {
        logger.warn(
          `The client ${socket.remoteAddress ?? ''} kept a request waiting for ${this.#timeout} ms: its connection is broken`,
        );
        socket.destroy();
      }
    }
  }
}

function answerOf(socket: Socket): ServerResponse | undefined {
  return (socket as Internals)._httpMessage ?? undefined;
}

function trafficOf(socket: Socket): string {
  const queued = (socket as unknown as Internals)._handle?.writeQueueSize ?? 0;
  return `${socket.bytesRead} ${socket.bytesWritten} ${socket.writableLength} ${queued}`;
}

function waitsForClient(socket: Socket): boolean {
  if (socket.writableLength > 0 || socket.writableEnded) return true;
  const request = answerOf(socket)?.req;
  return request !== undefined && !request.complete && request.readableFlowing === true && request.readableLength === 0;
}
