import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';

const BOUNDARY = 'vernal-soak';
const CHUNK = Buffer.alloc(65_536, 'x');
const MULTIPART = `Content-Type: multipart/form-data; boundary=${BOUNDARY}\r\n`;
const PART = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n`;
const END = `\r\n--${BOUNDARY}--\r\n`;

/** Uploads that many bytes as a file (`/upload`) or as they are (`/body`), and gives the answer. */
export async function upload(port, path, bytes) {
  const [head, tail] = path === '/upload' ? [PART, END] : ['', ''];
  const outgoing = request({ port, host: '127.0.0.1', path, method: 'POST' });
  outgoing.setHeader(
    'Content-Type',
    path === '/upload' ? `multipart/form-data; boundary=${BOUNDARY}` : 'application/octet-stream',
  );
  outgoing.setHeader('Content-Length', head.length + bytes + tail.length);
  const answered = once(outgoing, 'response');
  outgoing.write(head);
  for (let sent = 0; sent < bytes; sent += CHUNK.length) {
    const chunk = CHUNK.subarray(0, Math.min(CHUNK.length, bytes - sent));
    if (!outgoing.write(chunk)) await once(outgoing, 'drain');
  }
  outgoing.end(tail);
  return json((await answered)[0]);
}

/** What a GET is answered. */
export async function get(port, path) {
  const [answer] = await once(request({ port, host: '127.0.0.1', path, agent: false }).end(), 'response');
  return json(answer);
}

async function json(answer) {
  let text = '';
  for await (const chunk of answer) text += chunk;
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${text}`);
  return JSON.parse(text);
}

const asking = (path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;

/** Requests that are broken off: what is sent, and whether the answer must have begun. */
const KINDS = [
  { name: 'headers', text: 'GET /stream HTTP/1.1\r\nHost: a\r\nX-Half: ' },
  {
    name: 'upload',
    text: `POST /upload HTTP/1.1\r\nHost: a\r\n${MULTIPART}Content-Length: 1000000\r\n\r\n${PART}${'x'.repeat(40_000)}`,
  },
  { name: 'body', text: `POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n${'x'.repeat(40_000)}` },
  { name: 'stream', text: asking('/stream'), begins: true },
  { name: 'sequence', text: asking('/sequence'), begins: true },
  { name: 'events', text: asking('/events'), begins: true },
  { name: 'file', text: asking('/file'), begins: true },
  { name: 'deferred', text: asking('/deferred') },
  { name: 'promise', text: asking('/promise') },
];

/** Breaks that many requests of every kind in turn off, 32 at a time. */
export async function abortRequests(port, count) {
  let next = 0;
  const work = async () => {
    while (next < count) await abort(port, KINDS[next++ % KINDS.length]);
  };
  await Promise.all(Array.from({ length: 32 }, work));
}

async function abort(port, { text, begins }) {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  await new Promise((resolve) => socket.write(text, resolve));
  if (begins) await once(socket, 'data');
  // half of them in the middle of what the server does, the others after it has seen all
  else if (Math.random() < 0.5) await new Promise((resolve) => setTimeout(resolve, 10));
  socket.resetAndDestroy();
  await once(socket, 'close');
}
