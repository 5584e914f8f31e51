import assert from 'node:assert/strict';
import { connect, createServer, type Http2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';
import request from 'supertest';
import { say } from './hosting.test.js';
import { NodeHttpServletRequest } from './node-http-servlet-request.js';
import { NodeHttpServletResponse } from './node-http-servlet-response.js';
import { ServletContainer } from './servlet-container.js';

describe('ServletContainer, on other servers', () => {
  let server: Http2Server | undefined;
  afterEach(() => server?.close());

  it('answers HTTP/2', async () => {
    const container = new ServletContainer();
    container.servletContext
      .addServlet('main', {
        service: async (incoming, response) => {
          await incoming.prepareParameters();
          response.addHeader('X-One', 'a');
          response.addHeader('Set-Cookie', 'a=1');
          response.addHeader('Set-Cookie', 'b=2');
          return say(
            response,
            `${incoming.protocol} ${incoming.serverName} ${incoming.getHeaderNames().filter((name) => name.startsWith(':'))} ${incoming.getParameter('q')} ${incoming.getParameter('f')}`,
          );
        },
      })
      .addMapping('/');
    await container.start();
    server = createServer(container.listener as unknown as Parameters<typeof createServer>[0] & (() => void));
    await new Promise<void>((resolve) => void server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const client = connect(`http://127.0.0.1:${port}`);
    const stream = client.request({
      ':method': 'POST',
      ':path': '/x?q=1',
      'content-type': 'application/x-www-form-urlencoded',
    });
    stream.end('f=2');
    const headers = new Promise<Record<string, unknown>>((resolve) => void stream.on('response', resolve));
    let body = '';
    for await (const chunk of stream) body += chunk;
    client.close();
    const answer = await headers;
    assert.equal(body, 'HTTP/2.0 127.0.0.1  1 2');
    assert.equal(answer[':status'], 200);
    assert.deepEqual(answer['set-cookie'], ['a=1', 'b=2']);
    assert.equal(answer['x-one'], 'a');
  });

  it('takes targets that name the server, as proxies send them', async () => {
    const container = new ServletContainer();
    container.servletContext
      .addServlet('main', { service: (incoming, response) => say(response, incoming.requestURI) })
      .addMapping('/');
    await container.start();
    const http = request(
      (raw: Parameters<typeof container.listener>[0], answer: Parameters<typeof container.listener>[1]) => {
        raw.url = `http://elsewhere.example${raw.url}`;
        container.listener(raw, answer);
      },
    );
    await http.get('/a?b').expect('/a');
  });
});

describe('Requests and answers', () => {
  it('all have one shape, whatever was done with them', async () => {
    setFlagsFromString('--allow-natives-syntax');
    const sameShape = runInThisContext('((a, b) => %HaveSameMap(a, b))') as (a: object, b: object) => boolean;
    const seen: [object, object][] = [];
    const container = new ServletContainer();
    container.servletContext
      .addServlet('main', {
        service: async (incoming, response) => {
          assert.ok(incoming instanceof NodeHttpServletRequest && response instanceof NodeHttpServletResponse);
          seen.push([incoming, response]);
          if (incoming.method === 'GET') return;
          await incoming.prepareParameters();
          incoming.setAttribute('a', incoming.getParameterMap());
          incoming.getCookies();
          incoming.characterEncoding = 'UTF-8';
          response.characterEncoding = 'UTF-8';
          response.locale = new Intl.Locale('de');
          response.addCookie({ toString: () => 'a=1' });
          await response.write('text');
          response.sendError(400, 'no');
        },
      })
      .addMapping('/');
    await container.start();
    const http = request(container.listener);
    await http.get('/a');
    await http.post('/b?c=1').type('form').send('a=1');
    const [[firstRequest, firstResponse], [secondRequest, secondResponse]] = seen as [
      [object, object],
      [object, object],
    ];
    assert.ok(sameShape(firstRequest, secondRequest));
    assert.ok(sameShape(firstResponse, secondResponse));
  });
});
