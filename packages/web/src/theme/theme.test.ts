import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnsupportedOperationException } from '@vernal/core';
import { setDispatcherScope } from '../strategies/dispatcher-scope.js';
import { fakeExchange } from '../strategies/fake-exchange.suite.js';
import type { ThemeResolver } from '../strategies/theme-resolver.js';
import { CookieThemeResolver } from './cookie-theme-resolver.js';
import { FixedThemeResolver } from './fixed-theme-resolver.js';
import { getTheme } from './request-theme.js';
import { ResourceBundleThemeSource } from './resource-bundle-theme-source.js';
import { SessionThemeResolver } from './session-theme-resolver.js';
import { ThemeChangeInterceptor } from './theme-change-interceptor.js';

const ENGLISH = new Intl.Locale('en');

describe('ResourceBundleThemeSource', () => {
  let folder: string;
  let source: ResourceBundleThemeSource;
  const text = (theme: string, locale = ENGLISH) =>
    source.getTheme(theme)?.messageSource.getMessage('color', undefined, 'none', locale);

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'vernal-themes-'));
    writeFileSync(join(folder, 'red.properties'), 'color = red');
    writeFileSync(join(folder, 'red_de.properties'), 'color = rot');
    writeFileSync(join(folder, 'secret.properties'), 'color = secret');
    mkdirSync(join(folder, 'inner'));
    source = new ResourceBundleThemeSource({ basenamePrefix: join(folder, '/') });
  });
  after(() => rmSync(folder, { recursive: true }));

  it('has the texts of a theme by language', () => {
    assert.equal(source.getTheme('red')?.name, 'red');
    assert.equal(text('red'), 'red');
    assert.equal(text('red', new Intl.Locale('de-AT')), 'rot');
  });

  it('has no texts for a theme without files', () => assert.equal(text('green'), 'none'));

  it('looks in the parent for what a theme has not', () => {
    const child = new ResourceBundleThemeSource({ basenamePrefix: join(folder, 'none/'), parent: source });
    assert.equal(child.getTheme('red')?.messageSource.getMessage('color', undefined, ENGLISH), 'red');
  });

  it('reads no files of another folder', () => {
    const inner = new ResourceBundleThemeSource({ basenamePrefix: join(folder, 'inner/') });
    const colorOf = (name: string) =>
      inner.getTheme(name).messageSource.getMessage('color', undefined, 'none', ENGLISH);
    for (const name of ['../secret', '..', '', 'a/../../secret', '..\\secret']) assert.equal(colorOf(name), 'none');
  });
});

describe('ThemeResolver', () => {
  it('may be fixed', () => {
    assert.equal(new FixedThemeResolver('red').resolveThemeName(), 'red');
    assert.throws(() => new FixedThemeResolver().setThemeName(), UnsupportedOperationException);
  });

  it('may keep the theme in a cookie', () => {
    const resolver = new CookieThemeResolver({ cookieName: 'look', defaultThemeName: 'red' });
    assert.equal(resolver.resolveThemeName(fakeExchange({ cookies: { look: 'blue' } }).request), 'blue');
    const { request, response, cookies } = fakeExchange({ cookies: { look: ' ' } });
    assert.equal(resolver.resolveThemeName(request), 'red');
    resolver.setThemeName(request, response, 'green');
    assert.equal(resolver.resolveThemeName(request), 'green');
    resolver.setThemeName(request, response, '');
    assert.equal(resolver.resolveThemeName(request), 'red');
    assert.deepEqual(cookies, [
      'look=green; Path=/',
      'look=; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    ]);
  });

  it('may keep the theme in the session, which is made for a theme only', async () => {
    const resolver = new SessionThemeResolver('red');
    const { request, response, session } = fakeExchange();
    await resolver.setThemeName(request, response, undefined);
    assert.equal(await resolver.resolveThemeName(request), 'red');
    assert.equal(session(), undefined);
    await resolver.setThemeName(request, response, 'blue');
    assert.equal(await resolver.resolveThemeName(request), 'blue');
  });
});

describe('getTheme', () => {
  function scoped(themeResolver: ThemeResolver | undefined, beans: Record<string, unknown>, parameter?: string) {
    const exchanged = fakeExchange(parameter === undefined ? {} : { parameters: { theme: parameter } });
    const webApplicationContext = {
      containsBean: (name: string) => name in beans,
      getBean: (name: string) => beans[name],
    };
    setDispatcherScope(exchanged.request, {
      handlerMappings: [],
      webApplicationContext,
      themeResolver,
      localeResolver: undefined,
      flashMapManager: undefined,
    });
    return exchanged;
  }
  const themeSource = new ResourceBundleThemeSource();

  it('is that of the resolver, after a change too', async () => {
    const { request, response } = scoped(new SessionThemeResolver('red'), { themeSource }, 'blue');
    assert.equal((await getTheme(request))?.name, 'red');
    assert.equal(await new ThemeChangeInterceptor().preHandle(request, response), true);
    assert.equal((await getTheme(request))?.name, 'blue');
  });

  it('is none without a resolver or a source', async () => {
    assert.equal(await getTheme(scoped(undefined, { themeSource }).request), undefined);
    assert.equal(await getTheme(scoped(new FixedThemeResolver(), {}).request), undefined);
    assert.equal(await getTheme(fakeExchange().request), undefined);
  });
});
