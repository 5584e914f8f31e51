import assert from 'node:assert/strict';
import { IllegalArgumentException, IllegalStateException, UnsupportedOperationException } from '@vernal/core';
import { ERROR_EXCEPTION } from '../servlet/dispatch-attributes.js';
import { setDispatcherScope } from '../strategies/dispatcher-scope.js';
import { type Facts, fakeExchange } from '../strategies/fake-exchange.suite.js';
import type { LocaleResolver } from '../strategies/locale-resolver.js';
import { getLocaleContext } from '../strategies/request-locale-context.js';
import { AcceptHeaderLocaleResolver } from './accept-header-locale-resolver.js';
import { CookieLocaleResolver } from './cookie-locale-resolver.js';
import { FixedLocaleResolver } from './fixed-locale-resolver.js';
import { LocaleChangeInterceptor } from './locale-change-interceptor.js';
import { SessionLocaleResolver } from './session-locale-resolver.js';

async function localeOf(resolver: LocaleResolver, facts: Facts): Promise<string> {
  return (await resolver.resolveLocaleContext(fakeExchange(facts).request)).locale.toString();
}

const german = { locale: new Intl.Locale('de') };

describe('AcceptHeaderLocaleResolver', () => {
  const resolver = new AcceptHeaderLocaleResolver({
    supportedLocales: ['de', 'de-AT', 'fr', 'en-GB'],
    defaultLocale: 'it',
  });
  const chosen = {
    fr: 'fr',
    'es, fr;q=0.5, de;q=0.9': 'de',
    'de-CH': 'de',
    'de-CH, de-AT': 'de-AT',
    'de-CH, fr': 'de',
    'en-US': 'it',
    '*': 'it',
  };
  for (const [accept, locale] of Object.entries(chosen)) {
    it(`chooses ${locale} for ${accept}`, async () => assert.equal(await localeOf(resolver, { accept }), locale));
  }

  it('takes the default without a header, and what the request says without a default', async () => {
    assert.equal(await localeOf(resolver, {}), 'it');
    assert.equal(await localeOf(new AcceptHeaderLocaleResolver(), {}), 'en');
    assert.equal(await localeOf(new AcceptHeaderLocaleResolver({ supportedLocales: ['fr'] }), { accept: 'es' }), 'es');
  });

  it('cannot be changed', () => assert.throws(() => resolver.setLocaleContext(), UnsupportedOperationException));
});

describe('FixedLocaleResolver', () => {
  it('has one locale and time zone, which cannot be changed', () => {
    const resolver = new FixedLocaleResolver('de-AT', 'Europe/Vienna');
    const { locale, timeZone } = resolver.resolveLocaleContext();
    assert.equal(`${locale} ${timeZone}`, 'de-AT Europe/Vienna');
    assert.throws(() => resolver.setLocaleContext(), UnsupportedOperationException);
  });
});

describe('CookieLocaleResolver', () => {
  const resolver = new CookieLocaleResolver('lang', {
    defaultLocale: 'fr',
    defaultTimeZone: 'Europe/Paris',
    cookie: { httpOnly: true },
  });

  it('reads locale and time zone of the cookie', () => {
    const zone = (cookie: string) => {
      const { locale, timeZone } = resolver.resolveLocaleContext(fakeExchange({ cookies: { lang: cookie } }).request);
      return `${locale} ${timeZone}`;
    };
    assert.equal(zone('de-AT'), 'de-AT Europe/Paris');
    assert.equal(zone('de/Europe/Berlin'), 'de Europe/Berlin');
    assert.equal(zone('de UTC'), 'de UTC');
    assert.equal(zone('-/Europe/Berlin'), 'fr Europe/Berlin');
  });

  it('has a default that may depend on the request', async () => {
    assert.equal(await localeOf(resolver, { accept: 'de' }), 'fr');
    const byMethod = new CookieLocaleResolver('lang', {
      defaultLocale: ({ method }) => (method === 'POST' ? 'it' : 'es'),
    });
    assert.equal(await localeOf(byMethod, { method: 'POST' }), 'it');
    assert.equal(await localeOf(new CookieLocaleResolver('lang'), { accept: 'de' }), 'de');
  });

  it('refuses an invalid cookie, but not where an error is handled or this is not wanted', async () => {
    for (const [cookie, locale] of Object.entries({ '!!': 'fr', 'de/Nowhere': 'de' })) {
      assert.throws(
        () => resolver.resolveLocaleContext(fakeExchange({ cookies: { lang: cookie } }).request),
        IllegalStateException,
      );
      const { request } = fakeExchange({ cookies: { lang: cookie } });
      request.setAttribute(ERROR_EXCEPTION, new Error());
      assert.equal(resolver.resolveLocaleContext(request).locale.toString(), locale);
      const lenient = new CookieLocaleResolver('lang', { defaultLocale: 'fr', rejectInvalidCookies: false });
      assert.equal(await localeOf(lenient, { cookies: { lang: cookie } }), locale);
    }
  });

  it('sets the cookie, and shows the new locale to those who have asked before', () => {
    const { request, response, cookies } = fakeExchange({ cookies: { lang: 'it' } });
    const before = resolver.resolveLocaleContext(request);
    resolver.setLocaleContext(request, response, { ...german, timeZone: 'Europe/Berlin' });
    assert.equal(`${before.locale} ${before.timeZone}`, 'de Europe/Berlin');
    resolver.setLocaleContext(request, response, undefined);
    assert.equal(`${before.locale} ${before.timeZone}`, 'fr Europe/Paris');
    assert.deepEqual(cookies, [
      'lang=de/Europe/Berlin; Path=/; HttpOnly; SameSite=Lax',
      'lang=; Path=/; HttpOnly; SameSite=Lax',
    ]);
  });
});

describe('SessionLocaleResolver', () => {
  const resolver = new SessionLocaleResolver({ defaultLocale: 'fr' });

  it('reads the session, and makes none to do so', async () => {
    const exchanged = fakeExchange();
    assert.equal((await resolver.resolveLocaleContext(exchanged.request)).locale.toString(), 'fr');
    assert.equal(exchanged.session(), undefined);
    assert.equal(await localeOf(resolver, { session: new Map([['vernal.web.LOCALE', 'de-AT']]) }), 'de-AT');
  });

  it('keeps the locale in the session, and takes it out', async () => {
    const { request, response, session } = fakeExchange();
    const before = await resolver.resolveLocaleContext(request);
    await resolver.setLocaleContext(request, response, { ...german, timeZone: 'Europe/Berlin' });
    assert.equal(`${before.locale} ${before.timeZone}`, 'de Europe/Berlin');
    assert.deepEqual([...session()!.values()], ['de', 'Europe/Berlin']);
    await resolver.setLocaleContext(request, response, undefined);
    assert.equal(before.locale.toString(), 'fr');
    assert.equal(session()!.size, 0);
  });

  it('makes no session to forget a locale', async () => {
    const { request, response, session } = fakeExchange();
    await resolver.setLocaleContext(request, response, undefined);
    assert.equal(session(), undefined);
  });
});

describe('LocaleChangeInterceptor', () => {
  async function change(interceptor: LocaleChangeInterceptor, facts: Facts): Promise<string> {
    const { request, response } = fakeExchange(facts);
    const localeResolver = new CookieLocaleResolver('lang', { defaultLocale: 'fr' });
    setDispatcherScope(request, {
      handlerMappings: [],
      webApplicationContext: {},
      localeResolver,
      themeResolver: undefined,
      flashMapManager: undefined,
    });
    assert.equal(await interceptor.preHandle(request, response), true);
    return (await getLocaleContext(request)).locale.toString();
  }

  it('changes the locale to that of the parameter', async () => {
    assert.equal(await change(new LocaleChangeInterceptor(), { parameters: { locale: 'de_AT' } }), 'de-AT');
    const renamed = new LocaleChangeInterceptor({ paramName: 'lang' });
    assert.equal(await change(renamed, { parameters: { locale: 'de', lang: 'it' } }), 'it');
    assert.equal(await change(renamed, {}), 'fr');
  });

  it('goes back to the default for an empty parameter', async () => {
    assert.equal(
      await change(new LocaleChangeInterceptor(), { cookies: { lang: 'de' }, parameters: { locale: '' } }),
      'fr',
    );
  });

  it('changes it for the given methods only', async () => {
    const interceptor = new LocaleChangeInterceptor({ httpMethods: ['post'] });
    assert.equal(await change(interceptor, { parameters: { locale: 'de' } }), 'fr');
    assert.equal(await change(interceptor, { method: 'POST', parameters: { locale: 'de' } }), 'de');
  });

  it('refuses what is no locale, or passes over it', async () => {
    const parameters = { locale: '!!' };
    await assert.rejects(change(new LocaleChangeInterceptor(), { parameters }), IllegalArgumentException);
    assert.equal(await change(new LocaleChangeInterceptor({ ignoreInvalidLocale: true }), { parameters }), 'fr');
  });

  it('says what is missing outside of a dispatcher servlet', async () => {
    const { request, response } = fakeExchange({ parameters: { locale: 'de' } });
    await assert.rejects(async () => new LocaleChangeInterceptor().preHandle(request, response), IllegalStateException);
  });
});
