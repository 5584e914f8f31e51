import type { AddressInfo, Socket } from 'node:net';
import { getLogger, IllegalStateException } from '@vernal/core';
import { OpenConnections } from './open-connections.js';
import { PendingHandshakes } from './pending-handshakes.js';
import {
  DEFAULT_TIMEOUTS,
  type ProtocolOptions,
  type ProtocolServer,
  type RequestListener,
  type ServerResponse,
} from './protocol-options.js';
import { createProtocolServer } from './protocol-server.js';

const logger = getLogger('vernal.web.NodeServer');

/** Milliseconds in which a request that is on its way when the server stops may still arrive. */
const GRACE = 300;

/** Settings of a {@link NodeServer}; times are in milliseconds. */
export interface NodeServerOptions extends ProtocolOptions {
  /** Default 8080; 0: any free one. */
  readonly port?: number;
  /** Default: all addresses. */
  readonly host?: string;
  /** How long {@link NodeServer.stop} waits for requests under way. Default 30,000; 0: not at all. */
  readonly shutdownTimeout?: number;
}

/** The port of a server is taken, or not ours to take. */
export class PortInUseException extends Error {
  readonly port: number;

  constructor(port: number, options?: ErrorOptions) {
    super(
      `Port ${port} is in use or may not be used: stop the process that has it, or give another port, ` +
        `as with PORT=${port === 65535 ? port - 1 : port + 1}; port 0 takes any free one`,
      options,
    );
    this.name = 'PortInUseException';
    this.port = port;
  }
}

/**
 * Listens on a port. At its end it takes no more connections, tells clients on open ones to close them, and waits for the
 * requests under way. Source: Spring Boot `WebServer`, `WebServerStartStopLifecycle`.
 */
export class NodeServer {
  readonly #listener: RequestListener;
  readonly #options: NodeServerOptions;
  #running: ProtocolServer | undefined;
  #handshakes: PendingHandshakes | undefined;
  readonly #connections: OpenConnections;

  constructor(listener: RequestListener, options: NodeServerOptions = {}) {
    this.#listener = listener;
    this.#options = options;
    this.#connections = new OpenConnections(options.connectionTimeout ?? DEFAULT_TIMEOUTS.connectionTimeout);
  }

  /** The port that it listens on; -1 while it does not. */
  get port(): number {
    return (this.#running?.server.address() as AddressInfo | null | undefined)?.port ?? -1;
  }

  isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** After all other beans, and to be stopped before them. */
  getPhase(): number {
    return 2147483647 - 2048;
  }

  /** Throws a {@link PortInUseException} where the port cannot be had. */
  async start(): Promise<void> {
    if (this.#running) throw new IllegalStateException(`The server is already listening on port ${this.port}`);
    const { port = 8080, host, tls } = this.#options;
    const running = await createProtocolServer(this.#listener, this.#options);
    const { server } = running;
    this.#handshakes = tls && new PendingHandshakes(server);
    server.prependListener(tls ? 'secureConnection' : 'connection', (socket: Socket) => this.#connections.add(socket));
    await new Promise<void>((resolve, reject) => {
      const fail = (error: NodeJS.ErrnoException) =>
        reject(taken(error) ? new PortInUseException(port, { cause: error }) : error);
      server.once('error', fail).listen({ port, host }, () => {
        server.off('error', fail);
        resolve();
      });
    });
    this.#running = running;
  }

  /** Waits for the requests under way up to `shutdownTimeout`, then breaks their connections. */
  async stop(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    this.#running = undefined;
    const { server } = running;
    // an answer whose head has already announced keep-alive must not hold the server up
    server.keepAliveTimeout = 1;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.prependListener('request', (_request, response) => lastOfConnection(response));
    for (const answer of this.#connections.answers()) lastOfConnection(answer);
    server.closeIdleConnections();
    this.#handshakes?.destroyAll();
    running.closeSessions();
    const unasked = setTimeout(() => this.#connections.destroyUnasked(running.isHttp2), GRACE);
    const timeout = this.#options.shutdownTimeout ?? 30_000;
    const timer = setTimeout(() => {
      logger.warn(`${this.#connections.size} connections were still open after ${timeout} ms and are broken`);
      this.#connections.destroyAll();
    }, timeout);
    await closed;
    clearTimeout(unasked);
    clearTimeout(timer);
  }
}

function lastOfConnection(response: ServerResponse): void {
  response.shouldKeepAlive = false;
}

function taken(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EADDRINUSE' || error.code === 'EACCES';
}
