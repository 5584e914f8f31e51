import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createSecureServer, type Http2SecureServer } from 'node:http2';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { transportBehaviours } from '../protocols/transport.suite.js';
import { selfSignedCertificate } from '../testing/certificate.js';
import { Origin } from '../testing/origin.js';
import { transportOrigin } from '../testing/transport-origin.js';
import { NodeImageDownloader } from './node-image-downloader.js';
import { UndiciTransport } from './undici-transport.js';

describe('UndiciTransport over TLS', () => {
  let server: Server | Http2SecureServer | undefined;
  let downloader: NodeImageDownloader;

  beforeEach(() => {
    downloader = new NodeImageDownloader({ retry: { limit: 0 }, http2: true });
  });

  afterEach(async () => {
    await downloader.close();
    server?.close();
  });

  async function listen(started: Server | Http2SecureServer): Promise<string> {
    server = started.listen(0, '127.0.0.1');
    await once(started, 'listening');
    return `https://127.0.0.1:${(started.address() as AddressInfo).port}/p`;
  }

  it('refuses a certificate that nobody signed, unless this one download allows it', async () => {
    const url = await listen(createServer(selfSignedCertificate(), (_request, response) => response.end('x')));
    await assert.rejects(downloader.download(url).promise, { code: 'tls' });
    const lax = await downloader.download(url, { options: { allowInvalidTls: true } });
    assert.equal(lax.data.length, 1);
    await assert.rejects(downloader.download(url).promise, { code: 'tls' }, 'one lax load does not loosen the next');
  });

  it('keeps strict and lax downloads of one URL apart while they run side by side', async () => {
    const url = await listen(createServer(selfSignedCertificate(), (_request, response) => response.end('x')));
    const [strict, lax] = await Promise.allSettled([
      downloader.download(url),
      downloader.download(url, { options: { allowInvalidTls: true } }),
    ]);
    assert.deepEqual([strict.status, lax.status], ['rejected', 'fulfilled']);
  });

  it('speaks HTTP/2 where it is told to offer it', async () => {
    let version = '';
    const h2 = createSecureServer(selfSignedCertificate(), (request, response) => {
      version = request.httpVersion;
      response.end('x');
    });
    const url = await listen(h2);
    await downloader.download(url, { options: { allowInvalidTls: true } });
    assert.equal(version, '2.0');
  });
});

describe('UndiciTransport', () => {
  let origin: Origin;
  let transport: UndiciTransport;

  beforeEach(async () => {
    origin = await Origin.start(transportOrigin());
    transport = new UndiciTransport();
  });

  afterEach(async () => {
    await transport.close();
    await origin.close();
  });

  for (const { name, check } of transportBehaviours) it(name, () => check({ transport, base: origin.base }));
});
