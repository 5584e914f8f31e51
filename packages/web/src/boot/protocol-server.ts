import { createServer } from 'node:http';
import { continueWhenRead } from './continue-when-read.js';
import {
  type CompleteOptions,
  DEFAULT_TIMEOUTS,
  type ProtocolOptions,
  type ProtocolServer,
  type RequestListener,
  type Server,
} from './protocol-options.js';

const CHECKING_INTERVAL = 30_000;

/**
 * The server for a listener, not yet listening. Throws where keys and certificates do not fit. What only some servers need is
 * loaded for them.
 */
export async function createProtocolServer(listener: RequestListener, given: ProtocolOptions): Promise<ProtocolServer> {
  const options = { ...DEFAULT_TIMEOUTS, ...given };
  const made = await serverFor(listener, options);
  made.server.on('checkContinue', continueWhenRead(listener));
  configure(made.server, options);
  return made;
}

async function serverFor(listener: RequestListener, options: CompleteOptions): Promise<ProtocolServer> {
  if (options.http2) return (await import('./http2-server.js')).createHttp2Server(listener, options);
  const server = options.tls
    ? (await import('node:https')).createServer(options.tls, listener)
    : createServer(listener);
  return { server, closeSessions: () => {}, isHttp2: () => false };
}

/** Servers of HTTP/2 take these as fields only. */
function configure(server: Server, options: CompleteOptions): void {
  const { keepAliveTimeout, headersTimeout, requestTimeout, maxHeaderSize, maxConnections } = options;
  const shortest = Math.min(...[headersTimeout, requestTimeout].filter((limit) => limit > 0));
  Object.assign(server, {
    keepAliveTimeout,
    headersTimeout,
    requestTimeout,
    connectionsCheckingInterval: Math.min(CHECKING_INTERVAL, Math.max(50, Math.floor(shortest / 4))),
    ...(maxHeaderSize !== undefined && { maxHeaderSize }),
    ...(maxConnections !== undefined && { maxConnections }),
  });
}
