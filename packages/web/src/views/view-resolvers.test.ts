import assert from 'node:assert/strict';
import { AnnotationConfigApplicationContext, LOWEST_PRECEDENCE } from '@vernal/core';
import { MediaType } from '../http/media-type.js';
import { ContentNegotiationManager } from '../negotiation/content-negotiation-manager.js';
import { isRedirectView } from '../strategies/smart-view.js';
import { View } from '../strategies/view.js';
import { ViewResolver } from '../strategies/view-resolver.js';
import { AbstractUrlBasedView } from './abstract-url-based-view.js';
import { BeanNameViewResolver } from './bean-name-view-resolver.js';
import { ContentNegotiatingViewResolver } from './content-negotiating-view-resolver.js';
import { InternalResourceView } from './internal-resource-view.js';
import { InternalResourceViewResolver } from './internal-resource-view-resolver.js';
import { JsonModelView } from './json-model-view.js';
import { RedirectView } from './redirect-view.js';
import { rendering, resolving } from './rendering.test.js';
import { UrlBasedViewResolver } from './url-based-view-resolver.js';
import { viewResolverSuite } from './view-resolver.suite.js';
import { ViewResolverComposite } from './view-resolver-composite.js';

class NamedView extends AbstractUrlBasedView {
  static built = 0;

  override checkResource(): boolean {
    return this.url !== '/views/missing';
  }

  protected renderMergedOutputModel(): void {}
}

class NamedViewResolver extends UrlBasedViewResolver {
  protected buildView(url: string): NamedView {
    NamedView.built++;
    return new NamedView(url);
  }
}

class FixedViews extends ViewResolver {
  readonly asked: string[] = [];
  readonly #views: Readonly<Record<string, View>>;

  constructor(views: Readonly<Record<string, View>>) {
    super();
    this.#views = views;
  }

  resolveViewName(name: string): View | undefined {
    this.asked.push(name);
    return this.#views[name];
  }
}

describe('UrlBasedViewResolver', () => {
  viewResolverSuite({
    make: () => new NamedViewResolver({ prefix: '/views/' }),
    known: 'one',
    unknown: 'missing',
  });

  it('makes the view of a name and locale once', async () => {
    const resolver = new NamedViewResolver();
    NamedView.built = 0;
    await Promise.all([resolving(resolver, 'one'), resolving(resolver, 'one'), resolving(resolver, 'two')]);
    assert.equal(NamedView.built, 2);
  });

  it('answers for certain names only, where it is told which', async () => {
    const resolver = new NamedViewResolver({ viewNames: ['admin/*', 'home'] });
    for (const [name, isKnown] of [
      ['admin/users', true],
      ['home', true],
      ['homely', false],
      ['redirect:/x', false],
    ] as const) {
      assert.equal((await resolving(resolver, name)) !== undefined, isKnown, name);
    }
  });

  it('redirects for redirect:, within the application', async () => {
    const view = await resolving(new NamedViewResolver({ prefix: '/views/' }), 'redirect:/there?a={b}');
    assert.ok(view instanceof RedirectView);
    const { status, headers } = await rendering(view, { b: 1 });
    assert.equal(status, 302);
    assert.match(headers.location as string, /\/there\?a=1$/);
    const modern = await resolving(new NamedViewResolver({ redirectHttp10Compatible: false }), 'redirect:/there');
    assert.equal((await rendering(modern as View)).status, 303);
  });

  it('forwards for forward:', async () => {
    const view = await resolving(new NamedViewResolver({ prefix: '/views/' }), 'forward:/inner');
    assert.ok(view instanceof InternalResourceView);
    assert.equal((await rendering(view)).text, 'FORWARD /inner ');
  });

  it('stands behind resolvers that have an order', () => {
    assert.equal(new NamedViewResolver().getOrder(), LOWEST_PRECEDENCE);
    assert.equal(new NamedViewResolver({ order: 3 }).getOrder(), 3);
  });
});

describe('BeanNameViewResolver', () => {
  const context = new AnnotationConfigApplicationContext();
  context.getBeanFactory().registerSingleton('page', new JsonModelView());
  context.getBeanFactory().registerSingleton('other', { render: 'no view' });
  const make = () => new BeanNameViewResolver(context);
  before(() => context.refresh());
  after(() => context.close());

  viewResolverSuite({ make, known: 'page', unknown: 'none' });
  describe('with a bean that is no view', () => viewResolverSuite({ make, known: 'page', unknown: 'other' }));
});

describe('ViewResolverComposite', () => {
  const one = new JsonModelView();
  const two = new JsonModelView();
  const first = new FixedViews({ both: one });
  const second = new FixedViews({ both: two, second: two });
  const composite = new ViewResolverComposite([first, second]);

  viewResolverSuite({ make: () => composite, known: 'both', unknown: 'none' });

  it('takes the first view that there is', async () => {
    assert.equal(await resolving(composite, 'both'), one);
    assert.equal(await resolving(composite, 'second'), two);
  });
});

describe('ContentNegotiatingViewResolver', () => {
  const html = new NamedView('html');
  const json = new JsonModelView();
  const views = new FixedViews({ page: html, 'page.json': json, moved: new RedirectView('/x') });
  const negotiating = (options = {}) =>
    new ContentNegotiatingViewResolver({
      contentNegotiationManager: new ContentNegotiationManager({
        mediaTypes: { json: MediaType.APPLICATION_JSON },
        favorParameter: true,
      }),
      viewResolvers: [views],
      ...options,
    });
  const accepting = (accept: string, options = {}) =>
    resolving(negotiating(options), 'page', { headers: { Accept: accept } });

  viewResolverSuite({ make: negotiating, known: 'page', unknown: 'none' });

  it('takes the view that the client wants most', async () => {
    assert.equal(await accepting('text/html, application/json;q=0.5'), html);
    assert.equal(await accepting('text/html;q=0.5, application/json'), json);
    assert.equal(await resolving(negotiating(), 'page', { path: '/page?format=json' }), json);
  });

  it('asks for names with the file extensions of the types, too', async () => {
    views.asked.length = 0;
    await accepting('application/json');
    assert.deepEqual(views.asked, ['page', 'page.json']);
  });

  it('takes a default view where no resolver has one', async () => {
    const fallback = new JsonModelView();
    const resolver = negotiating({ defaultViews: [fallback] });
    assert.equal(await resolving(resolver, 'none', { headers: { Accept: 'application/json' } }), fallback);
  });

  it('redirects whatever the client accepts', async () => {
    const view = await resolving(negotiating(), 'moved', { headers: { Accept: 'image/png' } });
    assert.ok(view && isRedirectView(view));
  });

  it('has no view where none fits, or one that answers 406', async () => {
    assert.equal(await accepting('image/png'), undefined);
    const refusing = await accepting('image/png', { useNotAcceptableStatusCode: true });
    assert.equal((await rendering(refusing as View)).status, 406);
  });

  it('has no view where the wish cannot be read', async () => {
    assert.equal(await accepting('nonsense'), undefined);
  });

  it('stands before all other resolvers', () => {
    assert.ok(negotiating().getOrder() < new InternalResourceViewResolver().getOrder());
  });
});
