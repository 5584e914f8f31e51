import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createProxy } from 'node:http';
import { createSecureServer, type Http2SecureServer } from 'node:http2';
import { createServer, type Server } from 'node:https';
import { type AddressInfo, connect, createServer as createSilentServer, type Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { ProxyAgent } from 'undici';
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

  it('waits for a connection, its handshake included, no longer than connectTimeout', async () => {
    const silent = createSilentServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const impatient = new NodeImageDownloader({ retry: { limit: 0 }, connectTimeout: 50 });
    const url = `https://127.0.0.1:${(silent.address() as AddressInfo).port}/p`;
    await assert.rejects(impatient.download(url).promise, { code: 'timeout' });
    await impatient.close();
    silent.close();
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

  describe('below a downloader', () => {
    let downloader: NodeImageDownloader;

    beforeEach(() => {
      downloader = new NodeImageDownloader({ retry: { limit: 0 } });
    });

    afterEach(() => downloader.close());

    it('gives content as it was before any coding, or several, in whatever form of deflate', async () => {
      const content = Buffer.from('content '.repeat(500));
      const coded: Record<string, Buffer> = {
        gzip: gzipSync(content),
        'x-gzip': gzipSync(content),
        br: brotliCompressSync(content),
        deflate: deflateSync(content),
        'DEFLATE ': deflateRawSync(content),
        'deflate, gzip': gzipSync(deflateSync(content)),
        identity: content,
      };
      for (const [coding, body] of Object.entries(coded)) {
        origin.become((_request, response) => response.writeHead(200, { 'content-encoding': coding }).end(body));
        const { data } = await downloader.download(origin.url(`/${encodeURIComponent(coding)}`));
        assert.deepEqual(Buffer.from(data), content, coding);
      }
    });

    it('takes coded content that is cut off, or is none, for truncated', async () => {
      for (const coding of ['gzip', 'br', 'deflate']) {
        const compressed = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync }[coding]!('x'.repeat(1000));
        for (const body of [compressed.subarray(0, compressed.length - 6), Buffer.from('no such content')]) {
          origin.become((_request, response) => response.writeHead(200, { 'content-encoding': coding }).end(body));
          await assert.rejects(downloader.download(origin.url('/p')).promise, { code: 'truncated' }, coding);
        }
      }
    });

    it('echoes validators byte for byte, whatever characters they have', async () => {
      const seen: Buffer[] = [];
      const server = createSilentServer((socket) => {
        socket.on('error', () => {});
        socket.on('data', (request) => {
          seen.push(request);
          const head = `HTTP/1.1 200 OK\r\ncontent-length: 1\r\netag:  "caf\xe9 \xc3\xa9"  \r\n\r\nx`;
          socket.write(Buffer.from(head, 'latin1'));
        });
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/p`;
      const { metadata } = await downloader.download(url);
      await downloader.download(url, { cached: metadata });
      assert.ok(seen[1]!.includes(Buffer.from('if-none-match: "caf\xe9 \xc3\xa9"\r\n', 'latin1')));
      server.close();
    });

    it('goes through a proxy, which is left open', async () => {
      const tunnels: string[] = [];
      const proxy = createProxy();
      proxy.on('connect', (request, socket: Socket) => {
        tunnels.push(request.url!);
        const [host, port] = request.url!.split(':');
        const upstream = connect(Number(port), host, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
        for (const end of [upstream, socket]) end.on('error', () => {});
        upstream.pipe(socket).pipe(upstream);
      });
      proxy.listen(0, '127.0.0.1');
      await once(proxy, 'listening');
      const dispatcher = new ProxyAgent(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
      for (let times = 0; times < 2; times++) {
        const proxied = new NodeImageDownloader({ dispatcher, retry: { limit: 0 } });
        assert.equal((await proxied.download(origin.url('/bytes'))).data.length, 10);
        await proxied.close();
      }
      assert.equal(tunnels[0], new URL(origin.base).host);
      await dispatcher.close();
      proxy.close();
    });
  });
});
