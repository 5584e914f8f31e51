import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type ServerOptions as SecureServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { getLogger, IllegalStateException } from '@vernal/core';

const logger = getLogger('vernal.web.NodeServer');

/** Settings of a {@link NodeServer}; times are in milliseconds. */
export interface NodeServerOptions {
  /** Default 8080; 0: any free one. */
  readonly port?: number;
  /** Default: all addresses. */
  readonly host?: string;
  /** How long {@link NodeServer.stop} waits for requests under way. Default 30,000; 0: not at all. */
  readonly shutdownTimeout?: number;
  /** How long an idle connection stays open. Default 5,000; 0: until the client closes it. */
  readonly keepAliveTimeout?: number;
  /** How long the headers of a request may take. Default 60,000. */
  readonly headersTimeout?: number;
  /** How long a whole request may take to arrive. Default 300,000; 0: for ever. */
  readonly requestTimeout?: number;
  /** Keys and certificates: with them the server speaks HTTPS. */
  readonly tls?: SecureServerOptions;
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
  #server: Server | undefined;
  readonly #connections = new Set<Socket>();

  constructor(listener: RequestListener, options: NodeServerOptions = {}) {
    this.#listener = listener;
    this.#options = options;
  }

  /** The port that it listens on; -1 while it does not. */
  get port(): number {
    return (this.#server?.address() as AddressInfo | null | undefined)?.port ?? -1;
  }

  isRunning(): boolean {
    return this.#server !== undefined;
  }

  /** After all other beans, and to be stopped before them. */
  getPhase(): number {
    return 2147483647 - 2048;
  }

  /** Throws a {@link PortInUseException} where the port cannot be had. */
  async start(): Promise<void> {
    if (this.#server) throw new IllegalStateException(`The server is already listening on port ${this.port}`);
    const { port = 8080, host } = this.#options;
    const server = this.#createServer();
    await new Promise<void>((resolve, reject) => {
      const fail = (error: NodeJS.ErrnoException) =>
        reject(taken(error) ? new PortInUseException(port, { cause: error }) : error);
      server.once('error', fail).listen({ port, host }, () => {
        server.off('error', fail);
        resolve();
      });
    });
    this.#server = server;
  }

  #createServer(): Server {
    const listener = this.#listener;
    const { tls, keepAliveTimeout, headersTimeout, requestTimeout } = this.#options;
    const server = tls ? createSecureServer(tls, listener) : createServer(listener);
    if (keepAliveTimeout !== undefined) server.keepAliveTimeout = keepAliveTimeout;
    if (headersTimeout !== undefined) server.headersTimeout = headersTimeout;
    if (requestTimeout !== undefined) server.requestTimeout = requestTimeout;
    server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
      this.#connections.add(socket);
      socket.once('close', () => this.#connections.delete(socket));
    });
    return server;
  }

  /** Waits for the requests under way up to `shutdownTimeout`, then breaks their connections. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    // an answer whose head has already announced keep-alive must not hold the server up
    server.keepAliveTimeout = 1;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.prependListener('request', (_request, response) => lastOfConnection(response));
    for (const socket of this.#connections) lastOfConnection(answerUnderWay(socket));
    server.closeIdleConnections();
    const timeout = this.#options.shutdownTimeout ?? 30_000;
    const timer = setTimeout(() => {
      logger.warn(`${this.#connections.size} connections were still open after ${timeout} ms and are broken`);
      server.closeAllConnections();
    }, timeout);
    await closed;
    clearTimeout(timer);
  }
}

function lastOfConnection(response: ServerResponse | undefined): void {
  if (response) response.shouldKeepAlive = false;
}

/** Where `node:http` itself keeps it: a record of one's own would cost each request a tenth of its time. */
function answerUnderWay(socket: Socket): ServerResponse | undefined {
  return (socket as Socket & { readonly _httpMessage?: ServerResponse | null })._httpMessage ?? undefined;
}

function taken(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EADDRINUSE' || error.code === 'EACCES';
}
