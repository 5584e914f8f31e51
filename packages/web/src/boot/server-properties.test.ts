import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:http2';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ConfigurationPropertiesBindException } from '@vernal/core';
import request from 'supertest';
import { RestController } from '../decorators/controller.js';
import { GetMapping } from '../decorators/request-mapping.js';
import { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { HttpSession } from '../servlet/http-session.js';
import { SslConfigurationException } from './ssl-configuration-exception.js';
import { VernalApplication } from './vernal-application.js';

@RestController()
class PropertiesController {
  @GetMapping('/url')
  url(incoming: HttpServletRequest): object {
    return { url: incoming.requestURL, protocol: incoming.protocol };
  }

  @GetMapping('/session')
  session(session: HttpSession): object {
    return { seconds: session.maxInactiveInterval };
  }
}

describe('properties under server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vernal-server-'));
  const [key, certificate, keyStore] = ['key.pem', 'cert.pem', 'keys.p12'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  let app: VernalApplication | undefined;

  before(() => {
    const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
    const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    openssl('req', ...kind, ...subject, '-keyout', key, '-out', certificate);
    openssl('pkcs12', '-export', '-inkey', key, '-in', certificate, '-out', keyStore, '-passout', 'pass:secret');
  });
  afterEach(() => app?.close());
  after(() => rmSync(folder, { recursive: true }));

  async function run(properties: Record<string, unknown>): Promise<VernalApplication> {
    app = await VernalApplication.run(PropertiesController, {
      configLocations: [],
      properties: { 'server.port': 0, 'server.address': '127.0.0.1', ...properties },
    });
    return app;
  }

  it('set the address and the context path', async () => {
    const { port } = await run({ 'server.servlet.context-path': '/shop' });
    const url = `http://127.0.0.1:${port}/shop/url`;
    assert.equal((await request(url).get('')).body.url, url);
  });

  it('set the session and its cookie', async () => {
    const { listener } = await run({
      'server.servlet.session.timeout': '10m',
      'server.servlet.session.cookie.name': 'ID',
      'server.servlet.session.cookie.same-site': 'strict',
      'server.servlet.session.cookie.secure': true,
      'server.servlet.session.cookie.max-age': '60',
    });
    const answer = await request(listener).get('/session').expect({ seconds: 600 });
    assert.match(
      String(answer.headers['set-cookie']),
      /^ID=[\w-]+; Path=\/; Max-Age=60; Expires=[^;]+; Secure; HttpOnly; SameSite=Strict$/,
    );
  });

  it('take keys as PEM files', async () => {
    const { port } = await run({ 'server.ssl.certificate': certificate, 'server.ssl.certificate-private-key': key });
    const ca = readFileSync(certificate);
    assert.equal((await request(`https://localhost:${port}`).get('/url').ca(ca)).status, 200);
  });

  it('take keys as a key store, and HTTP/2', async () => {
    const { port } = await run({
      'server.ssl.key-store': `file:${keyStore}`,
      'server.ssl.key-store-password': 'secret',
      'server.http2.enabled': true,
    });
    const client = connect(`https://localhost:${port}`, { ca: readFileSync(certificate) });
    const body = JSON.parse(await text(client.request({ ':path': '/url' }))) as object;
    client.close();
    assert.deepEqual(body, { url: `https://localhost:${port}/url`, protocol: 'HTTP/2.0' });
  });

  it('ask clients for certificates', async () => {
    const { port } = await run({
      'server.ssl.certificate': certificate,
      'server.ssl.certificate-private-key': key,
      'server.ssl.trust-certificate': certificate,
      'server.ssl.client-auth': 'need',
    });
    const ca = readFileSync(certificate);
    const client = () => request(`https://localhost:${port}`).get('/url').ca(ca);
    await assert.rejects(async () => await client());
    assert.equal((await client().cert(ca).key(readFileSync(key))).status, 200);
  });

  for (const [what, properties, message] of [
    [
      'a file that is not there',
      { certificate: '/none.pem', 'certificate-private-key': '/none.pem' },
      /certificate: '\/none.pem' cannot be read/,
    ],
    ['a certificate without key', { certificate: '/none.pem' }, /server.ssl.certificate-private-key is missing/],
    ['a wrong password', { 'key-store': 'KEYSTORE', 'key-store-password': 'wrong' }, /is the password right\?/],
    [
      'an unknown protocol',
      { 'key-store': 'KEYSTORE', 'key-store-password': 'secret', 'enabled-protocols': 'SSLv3' },
      /names 'SSLv3': there are/,
    ],
  ] as const) {
    it(`refuse ${what}`, async () => {
      const ssl = Object.entries(properties).map(([name, value]) => [
        `server.ssl.${name}`,
        value === 'KEYSTORE' ? keyStore : value,
      ]);
      await assert.rejects(run(Object.fromEntries(ssl)), (error) => {
        assert.ok(error instanceof SslConfigurationException, String(error));
        assert.match(error.message, message);
        return true;
      });
    });
  }

  it('are named where they are wrong', async () => {
    const wrong = {
      'server.keep-alive-timeout': 'long',
      'server.shutdown': 'never',
      'server.servlet.session.cookie.same-site': 'x',
    };
    await assert.rejects(run(wrong), (error) => {
      assert.ok(error instanceof ConfigurationPropertiesBindException);
      for (const name of ['keepAliveTimeout', 'shutdown', 'servlet.session.cookie.sameSite']) {
        assert.ok(error.message.includes(`server.${name} (in application)`), error.message);
      }
      return true;
    });
  });

  it('limit headers', async () => {
    const { port } = await run({ 'server.max-http-request-header-size': '1KB', 'server.headers-timeout': '10s' });
    const socket = connectSocket(port, '127.0.0.1');
    socket.write(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(2000)}\r\n\r\n`);
    assert.match(await text(socket), /^HTTP\/1.1 431 /);
  });

  it('limit forms', async () => {
    const { listener } = await run({ 'server.max-http-form-post-size': '10B' });
    await request(listener)
      .post('/url')
      .type('form')
      .send(`a=${'b'.repeat(20)}`)
      .expect(413);
  });

  it('let proxies say what was asked for', async () => {
    const { listener } = await run({ 'server.forward-headers-strategy': 'framework' });
    const answer = await request(listener).get('/url').set('Forwarded', 'proto=https;host=example.org');
    assert.equal(answer.body.url, 'https://example.org/url');
  });

  it('log accesses', async () => {
    const { listener } = await run({
      'server.accesslog.enabled': true,
      'server.accesslog.directory': folder,
      'server.accesslog.rotate': false,
      'server.accesslog.pattern': '%m %U %s %{X-Answer}o %S',
    });
    await request(listener).get('/nowhere').expect(404);
    await request(listener).get('/session').expect(200);
    await app?.close();
    const [first = '', second = ''] = readFileSync(join(folder, 'access_log.log'), 'utf8').split('\n');
    assert.equal(first, 'GET /nowhere 404 - -');
    assert.match(second, /^GET \/session 200 - [\w-]{32}$/);
  });

  it('come from variables of the process, too', async () => {
    process.env.SERVER_SERVLET_CONTEXTPATH = '/from-variable';
    try {
      const { listener } = await run({});
      await request(listener).get('/from-variable/url').expect(200);
    } finally {
      delete process.env.SERVER_SERVLET_CONTEXTPATH;
    }
  });

  it('stand behind what the code says', async () => {
    app = await VernalApplication.run(PropertiesController, {
      port: 0,
      host: '127.0.0.1',
      contextPath: '/code',
      properties: { 'server.servlet.context-path': '/property' },
    });
    await request(app.listener).get('/code/url').expect(200);
  });

  for (const name of ['vernal.servlet.multipart.max-file-size', 'vernal.lifecycle.timeout-per-shutdown-phase']) {
    it(`of another kind, as ${name}, are named where they are wrong`, async () => {
      const starting = VernalApplication.run(PropertiesController, { listen: false, properties: { [name]: 'big' } });
      await assert.rejects(starting, (error) => (error as Error).message.startsWith(`${name}: 'big' is not a valid`));
    });
  }
});
