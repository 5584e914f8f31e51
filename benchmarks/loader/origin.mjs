// The origin of the loader's benchmarks, in a process of its own: any path but /missing… gives the same bytes, with validators,
// and 304 where the request has them. Prints its port; ends with its standard input. GET /count gives how many requests there were.
import { createServer } from 'node:http';

const size = Number(process.argv[2] ?? 100_000);
const body = process.argv[3] === undefined ? Buffer.alloc(size, 7) : await readBody(process.argv[3]);
const etag = '"1"';
const lastModified = 'Sun, 06 Nov 1994 08:49:37 GMT';
const validators = { etag, 'last-modified': lastModified };
let count = 0;

const server = createServer((request, response) => {
  if (request.url === '/count') {
    response.end(String(count));
    return;
  }
  count++;
  // `/fresh…` may be reused for an hour, everything else has to be asked for.
  const cacheControl = request.url.startsWith('/fresh') ? 'max-age=3600' : 'no-cache';
  const fields = { ...validators, 'cache-control': cacheControl };
  if (request.url.startsWith('/missing')) response.writeHead(404).end();
  else if (request.headers['if-none-match'] === etag) response.writeHead(304, fields).end();
  else response.writeHead(200, { ...fields, 'content-type': 'image/jpeg', 'content-length': body.length }).end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume().on('end', () => process.exit());

async function readBody(path) {
  const { readFile } = await import('node:fs/promises');
  return readFile(path);
}
