import { createHash } from 'node:crypto';
import http from 'node:http';

function answer(port, { method = 'GET', path, headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const options = {
      host: '127.0.0.1',
      port,
      method,
      path,
      headers: { ...headers, ...length },
      agent: false,
      timeout: 10_000,
    };
    const request = http.request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('timeout', () => request.destroy(new Error('no answer in 10 s')));
    request.on('error', reject);
    request.end(body);
  });
}

const type = ({ headers }) => headers['content-type']?.split(';')[0];
const digest = ({ body }) => createHash('sha1').update(body).digest('hex').slice(0, 12);
const describe = (one) =>
  `${one.status} ${type(one)} ${one.headers['last-modified'] ?? ''} ${one.body.length} bytes ${digest(one)}`;

/**
 * Compares an app's answers with those of raw node:http: status, type, date and bytes.
 * @returns {Promise<string[]>} what differs
 */
export async function differences(port, rawPort, { requests, status, refused = [] }) {
  const found = [];
  for (const request of requests) {
    const [own, raw] = await Promise.all([answer(port, request), answer(rawPort, request)]);
    if (raw.status !== status) found.push(`${request.path}: raw itself answers ${raw.status}, not ${status}`);
    if (describe(own) !== describe(raw)) found.push(`${request.path}: ${describe(own)} instead of ${describe(raw)}`);
  }
  for (const [expected, request] of refused) {
    const own = await answer(port, request);
    if (own.status !== expected)
      found.push(`${request.path}: ${own.status} instead of ${expected} for what must be refused`);
  }
  return found;
}
