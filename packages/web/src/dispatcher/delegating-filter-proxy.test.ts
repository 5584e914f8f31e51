import assert from 'node:assert/strict';
import type { AnnotationConfigApplicationContext } from '@vernal/core';
import type { DynamicServletContext } from '../servlet/dynamic-servlet-context.js';
import type { Filter } from '../servlet/filter.js';
import { hosting, say } from '../servlet/hosting.test.js';
import { DelegatingFilterProxy } from './delegating-filter-proxy.js';
import { contextWith } from './dispatching.test.js';
import { setWebApplicationContext } from './web-application-context.js';

class Audit implements Filter {
  readonly seen: string[] = [];

  async init(): Promise<void> {
    this.seen.push('init');
  }

  doFilter(...[request, response, chain]: Parameters<Filter['doFilter']>): void | Promise<void> {
    this.seen.push(request.requestURI);
    return chain.doFilter(request, response);
  }
}

async function refreshed(beans: Record<string, object>): Promise<AnnotationConfigApplicationContext> {
  const context = contextWith(beans);
  await context.refresh();
  return context;
}

function hostingProxy(proxy: DelegatingFilterProxy, more?: (context: DynamicServletContext) => void) {
  return hosting(
    (_, response) => say(response, 'ok'),
    (context) => {
      context.addFilter('audit', proxy).addMappingForUrlPatterns(undefined, '/*');
      more?.(context);
    },
  );
}

describe('DelegatingFilterProxy', () => {
  it('lets a bean of the root context do the work, by default the one of its own name', async () => {
    for (const name of ['other', undefined]) {
      const audit = new Audit();
      const root = await refreshed({ [name ?? 'audit']: audit });
      const client = await hostingProxy(new DelegatingFilterProxy(name), (context) => {
        setWebApplicationContext(context, root);
      });
      await client.get('/a').expect('ok');
      assert.deepEqual(audit.seen, ['/a']);
    }
  });

  it('takes the bean from the context that it is given', async () => {
    const audit = new Audit();
    const client = await hostingProxy(new DelegatingFilterProxy('audit', { context: await refreshed({ audit }) }));
    await client.get('/a').expect('ok');
    assert.deepEqual(audit.seen, ['/a']);
  });

  it('waits for a root context that comes late, and initialises the bean once where it is told so', async () => {
    const audit = new Audit();
    let servletContext: DynamicServletContext | undefined;
    const proxy = new DelegatingFilterProxy('audit', { targetFilterLifecycle: true });
    const client = await hostingProxy(proxy, (context) => {
      servletContext = context;
    });
    await client.get('/a').expect(500);
    setWebApplicationContext(servletContext!, await refreshed({ audit }));
    await Promise.all([client.get('/b').expect('ok'), client.get('/b').expect('ok')]);
    await client.get('/b').expect('ok');
    assert.deepEqual(audit.seen, ['init', '/b', '/b', '/b']);
  });
});
