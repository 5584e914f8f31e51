import assert from 'node:assert/strict';
import { ERROR_REQUEST_URI } from '../servlet/dispatch-attributes.js';
import { hosting, type Service, say } from '../servlet/hosting.test.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { ForwardedHeaderFilter, type ForwardedHeaderFilterOptions } from './forwarded-header-filter.js';

interface Seen {
  readonly url: string;
  readonly context: string;
  readonly secure: boolean;
  readonly server: string;
  readonly client: string;
  readonly headers: readonly string[];
}

function describeRequest(request: HttpServletRequest): Seen {
  return {
    url: request.requestURL,
    context: request.contextPath,
    secure: request.isSecure,
    server: `${request.scheme} ${request.serverName} ${request.serverPort}`,
    client: request.remoteAddr,
    headers: request.getHeaderNames().filter((name) => name.includes('forwarded')),
  };
}

function hostingForwarded(
  options: ForwardedHeaderFilterOptions = {},
  service: Service = (request, response) => say(response, JSON.stringify(describeRequest(request))),
  contextPath = '',
): ReturnType<typeof hosting> {
  return hosting(
    service,
    (context) => {
      const filter = new ForwardedHeaderFilter(options);
      context.addFilter('forwarded', filter).addMappingForUrlPatterns(['REQUEST', 'ERROR'], '/*');
    },
    { contextPath },
  );
}

async function seen(headers: Record<string, string>, options?: ForwardedHeaderFilterOptions): Promise<Seen> {
  const client = await hostingForwarded(options);
  const { text } = await client.get('/a%20b').set('Host', 'inner:8080').set(headers).expect(200);
  return JSON.parse(text) as Seen;
}

describe('ForwardedHeaderFilter', () => {
  it('shows the request as the client sent it to the proxy', async () => {
    const headers = { Forwarded: 'for=10.0.0.1;host=shop.example;proto=https' };
    assert.deepEqual(await seen(headers), {
      url: 'https://shop.example/a%20b',
      context: '',
      secure: true,
      server: 'https shop.example 443',
      client: '10.0.0.1',
      headers: [],
    });
  });

  it('reads the older headers, too', async () => {
    const headers = {
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Host': 'shop.example, other',
      'X-Forwarded-Port': '8443',
      'X-Forwarded-For': '10.0.0.1, 10.0.0.2',
      'X-Forwarded-Prefix': '/first/, /second',
    };
    assert.deepEqual(await seen(headers), {
      url: 'https://shop.example:8443/first/second/a%20b',
      context: '/first/second',
      secure: true,
      server: 'https shop.example 8443',
      client: '10.0.0.1',
      headers: [],
    });
  });

  it('keeps what the headers do not say', async () => {
    const { server, secure } = await seen({ 'X-Forwarded-Ssl': 'on' });
    assert.deepEqual([server, secure], ['https inner 443', true]);
  });

  it('takes the headers away unread where it is told so', async () => {
    const { url, headers } = await seen(
      { 'X-Forwarded-Host': 'shop.example', Forwarded: 'host=a' },
      { removeOnly: true },
    );
    assert.deepEqual([url, headers], ['http://inner:8080/a%20b', []]);
  });

  it('hides the headers under any name', async () => {
    const client = await hostingForwarded({}, (request, response) => {
      assert.equal(request.getHeader('FORWARDED'), undefined);
      assert.deepEqual(request.getHeaders('Forwarded'), []);
      assert.equal(request.getHeader('X-Other'), 'kept');
      return say(response, 'ok');
    });
    await client.get('/').set('Forwarded', 'host=a').set('X-Other', 'kept').expect('ok');
  });

  it('puts the prefix in the place of the context path', async () => {
    const service: Service = ({ requestURI, contextPath }, response) => say(response, `${contextPath} ${requestURI}`);
    const client = await hostingForwarded({}, service, '/app');
    await client.get('/app/a').set('X-Forwarded-Prefix', '/shop').expect('/shop /shop/a');
    await client.get('/app').set('X-Forwarded-Prefix', '/shop').expect('/shop /shop/');
    await client.get('/app/a').set('X-Forwarded-Prefix', '/').expect(' /a');
    await client.get('/app/a').set('X-Forwarded-Host', 'a').expect('/app /app/a');
  });

  it('puts the prefix into the path that an error page is told', async () => {
    const service: Service = (request, response) => {
      request.setAttribute(ERROR_REQUEST_URI, '/app/failed');
      return say(response, String(request.getAttribute(ERROR_REQUEST_URI)));
    };
    const client = await hostingForwarded({}, service, '/app');
    await client.get('/app/a').set('X-Forwarded-Prefix', '/shop').expect('/shop/failed');
  });

  it('answers 400 for a host or port that is none', async () => {
    const client = await hostingForwarded();
    await client.get('/').set('X-Forwarded-Port', 'x').expect(400);
    await client.get('/').set('Forwarded', 'host=a:b:c').expect(400);
  });

  describe('redirects', () => {
    const redirecting: Service = (request, response) => response.sendRedirect(request.getParameter('to')!);

    for (const [to, location] of [
      ['/x?y=1#z', 'https://shop.example/x?y=1#z'],
      ['x', 'https://shop.example/p/a/x'],
      ['../x', 'https://shop.example/p/x'],
      ['//other/x', 'https://other/x'],
      ['http://other/x', 'http://other/x'],
      ['?y=1', 'https://shop.example/p/a/?y=1'],
    ] as const) {
      it(`${to} to ${location}`, async () => {
        const client = await hostingForwarded({}, redirecting);
        await client
          .get(`/a/b?to=${encodeURIComponent(to)}`)
          .set({ 'X-Forwarded-Host': 'shop.example', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Prefix': '/p' })
          .expect('Location', location)
          .expect(302);
      });
    }

    it('as they are given where it is told so', async () => {
      const client = await hostingForwarded({ relativeRedirects: true }, redirecting);
      await client.get('/a?to=x').set('X-Forwarded-Host', 'shop.example').expect('Location', 'x').expect(303);
    });
  });
});
