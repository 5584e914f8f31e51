import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the origin saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** What an origin answers; a string path's query is part of `request.url`. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** An origin that does what a test says and writes down what it was asked. */
export class Origin {
  readonly requests: SeenRequest[] = [];
  /** Connections open now, and the most there were at once. */
  connections = 0;
  mostConnections = 0;
  readonly #server: Server;

  private constructor(private answer: Answer) {
    this.#server = createServer((request, response) => {
      this.requests.push({ method: request.method!, path: request.url!, headers: request.headers });
      void (async () => this.answer(request, response))().catch((error: unknown) => response.destroy(error as Error));
    });
    this.#server.on('connection', (socket) => {
      this.mostConnections = Math.max(this.mostConnections, ++this.connections);
      socket.on('close', () => this.connections--);
    });
  }

  static async start(answer: Answer): Promise<Origin> {
    const origin = new Origin(answer);
    origin.#server.listen(0, '127.0.0.1');
    await once(origin.#server, 'listening');
    return origin;
  }

  /** Answers differently from now on. */
  become(answer: Answer): void {
    this.answer = answer;
  }

  get base(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  url(path: string): string {
    return new URL(path, this.base).href;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** One picture that may change at its URL, with validators, as a good origin serves it. */
export interface ChangingPicture {
  body: Uint8Array;
  etag?: string | undefined;
  lastModified?: string | undefined;
  type?: string;
  headers?: Record<string, string>;
  /** Further fields of a 304. */
  confirmation?: Record<string, string>;
}

/** Serves a picture and answers conditional requests for it with 304. */
export function serve(picture: ChangingPicture): Answer {
  return (request, response) => {
    const { body, etag, lastModified, type = 'image/png', headers = {}, confirmation = {} } = picture;
    const validators = { ...(etag ? { etag } : {}), ...(lastModified ? { 'last-modified': lastModified } : {}) };
    const asked = request.headers['if-none-match'];
    const since = request.headers['if-modified-since'];
    const holds = asked === undefined ? lastModified !== undefined && since === lastModified : asked === etag;
    if (holds) {
      response.writeHead(304, { ...validators, ...headers, ...confirmation }).end();
      return;
    }
    const length = { 'content-type': type, 'content-length': body.length };
    response.writeHead(200, { ...length, ...validators, ...headers }).end(body);
  };
}
