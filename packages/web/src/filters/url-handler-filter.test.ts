import assert from 'node:assert/strict';
import { HttpStatus } from '../http/http-status.js';
import { hosting, say } from '../servlet/hosting.test.js';
import { UrlHandlerFilter } from './url-handler-filter.js';

async function hostingUrls(filter: UrlHandlerFilter): ReturnType<typeof hosting> {
  return hosting(
    ({ requestURI, requestURL, servletPath, pathInfo }, response) =>
      say(response, `${requestURI} ${new URL(requestURL).pathname} ${servletPath} ${pathInfo}`),
    (context) => {
      context.addFilter('urls', filter).addMappingForUrlPatterns(undefined, '/*');
      context
        .addServlet('prefix', {
          service: (request, response) => say(response, `${request.servletPath} ${request.pathInfo}`),
        })
        .addMapping('/prefix/*');
    },
  );
}

describe('UrlHandlerFilter', () => {
  it('redirects to the path without the slash', async () => {
    const filter = UrlHandlerFilter.trailingSlashHandler('/a/**').redirect(HttpStatus.PERMANENT_REDIRECT).build();
    const client = await hostingUrls(filter);
    await client.get('/a/b%20c/?x=1').expect('Location', '/a/b%20c').expect(308, '');
    await client.get('/a/').expect('Location', '/a').expect(308);
  });

  it('goes on as if the slash were not there', async () => {
    const client = await hostingUrls(UrlHandlerFilter.trailingSlashHandler('/**').wrapRequest().build());
    await client.get('/a/b/').expect('/a/b /a/b /a/b undefined');
    await client.get('/prefix/a/').expect('/prefix /a');
  });

  it('leaves paths without a slash, the root, and paths of other patterns', async () => {
    const client = await hostingUrls(UrlHandlerFilter.trailingSlashHandler('/a').wrapRequest().build());
    for (const path of ['/a', '/', '/a/b/', '/b/']) await client.get(path).expect(`${path} ${path} ${path} undefined`);
    await client.get('/a/').expect('/a /a /a undefined');
  });

  it('does what the first rule says that fits', async () => {
    const filter = UrlHandlerFilter.trailingSlashHandler('/a/*/', '/b')
      .redirect(HttpStatus.MOVED_PERMANENTLY)
      .trailingSlashHandler('/**')
      .wrapRequest()
      .build();
    const client = await hostingUrls(filter);
    await client.get('/a/x/').expect(301);
    await client.get('/b/').expect(301);
    await client.get('/c/').expect('/c /c /c undefined');
  });

  it('tells all that want to know', async () => {
    const seen: string[] = [];
    const filter = UrlHandlerFilter.trailingSlashHandler('/**')
      .intercept(({ requestURI }) => seen.push(`1 ${requestURI}`))
      .intercept(({ requestURI }) => seen.push(`2 ${requestURI}`))
      .wrapRequest()
      .build();
    const client = await hostingUrls(filter);
    await client.get('/a/');
    await client.get('/a');
    assert.deepEqual(seen, ['1 /a/', '2 /a/']);
  });
});
