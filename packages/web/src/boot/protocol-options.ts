import type { RequestListener, Server, ServerResponse } from 'node:http';
import type { ServerOptions as SecureServerOptions } from 'node:https';
import type { Socket } from 'node:net';

export type { RequestListener, SecureServerOptions, Server, ServerResponse };

/** What of a server depends on its protocols; times are in milliseconds. */
export interface ProtocolOptions {
  /** How long an idle connection stays open. Default 5,000; 0: until the client closes it. */
  readonly keepAliveTimeout?: number;
  /** How long the headers of a request may take. Default 60,000; 0: for ever. */
  readonly headersTimeout?: number;
  /** How long a whole request may take to arrive. Default 300,000; 0: for ever. */
  readonly requestTimeout?: number;
  /** Bytes of the headers of one request; more are answered with 431. Default 16 KiB. */
  readonly maxHeaderSize?: number;
  /** Connections at the same time; more are closed at once. Default: no limit. */
  readonly maxConnections?: number;
  /** Keys and certificates: with them the server speaks HTTPS. */
  readonly tls?: SecureServerOptions;
  /**
   * Whether the server speaks HTTP/2, too: over TLS where the client offers it (ALPN), without TLS to clients that begin with it
   * (h2c with prior knowledge). Others are served by HTTP/1.1. Default false.
   */
  readonly http2?: boolean;
  /**
   * How long a client may take nothing of an answer, or send nothing of a body that is being read, until its connection (its stream
   * of HTTP/2) is broken. Default 60,000; 0: for ever.
   */
  readonly connectionTimeout?: number;
}

/** A server that speaks what its options say. */
export interface ProtocolServer {
  /** What listens; its connections are at its event `connection`, or `secureConnection` where it speaks TLS. */
  readonly server: Server;
  /** Tells clients of HTTP/2 to go, and lets the streams that are open end. */
  closeSessions(): void;
  /** Whether a connection speaks HTTP/2. */
  isHttp2(socket: Socket): boolean;
}

/** Milliseconds. */
export const DEFAULT_TIMEOUTS = {
  keepAliveTimeout: 5000,
  headersTimeout: 60_000,
  requestTimeout: 300_000,
  connectionTimeout: 60_000,
};
/** The options with all time-outs. */
export type CompleteOptions = ProtocolOptions & Required<Pick<ProtocolOptions, keyof typeof DEFAULT_TIMEOUTS>>;
