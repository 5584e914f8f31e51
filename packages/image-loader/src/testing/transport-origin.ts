import { EventEmitter, once } from 'node:events';
import { gzipSync } from 'node:zlib';
import type { Answer } from './origin.js';

/** What the origin of the transport suite answers, by path. */
export function transportOrigin(): Answer {
  const events = new EventEmitter();
  let isSilent = false;
  let held = 0;
  return async (request, response) => {
    const { pathname } = new URL(request.url!, 'http://origin/');
    switch (pathname) {
      case '/bytes':
        if (request.headers['if-none-match'] === '"1"') {
          response.writeHead(304, { etag: '"1"', 'content-length': 10 }).end();
        } else response.writeHead(200, { 'content-length': 10, etag: '"1"', 'x-own': 'value' }).end('0123456789');
        break;
      case '/missing':
        response.writeHead(404).end('no such thing');
        break;
      case '/empty':
        response.writeHead(204).end();
        break;
      case '/echo':
        response.end(JSON.stringify({ method: request.method, headers: request.headers }));
        break;
      case '/gzip':
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(1000)));
        break;
      case '/long':
        response.end(Buffer.alloc(5_000_000, 'x'));
        break;
      case '/broken':
        response.destroy();
        break;
      case '/cut':
        response.writeHead(200, { 'content-length': 10 }).write('01234', () => response.socket!.end());
        break;
      case '/silent':
        isSilent = true;
        events.emit('silent');
        break;
      case '/silent-asked':
        if (!isSilent) await once(events, 'silent');
        response.end();
        break;
      case '/hold':
        held++;
        response.on('close', () => events.emit('released', --held));
        response.writeHead(200, { 'content-length': 10_000_000 }).write(Buffer.alloc(100_000));
        break;
      case '/hold-released':
        if (held > 0) await once(events, 'released');
        response.end();
        break;
      default:
        response.writeHead(500).end();
    }
  };
}
