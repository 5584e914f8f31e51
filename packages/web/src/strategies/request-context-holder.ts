import { AsyncLocalStorage } from 'node:async_hooks';
import { IllegalStateException } from '@vernal/core';
import type { ServletWebRequest } from '../binding/servlet-web-request.js';
import type { LocaleContext } from './locale-resolver.js';

/** What is known of the request on whose behalf code runs. */
interface RequestContext {
  readonly webRequest: ServletWebRequest;
  readonly localeContext: LocaleContext;
}

let storage: AsyncLocalStorage<RequestContext> | undefined;

/**
 * The request on whose behalf code runs, for code that cannot be handed it. Following a request through everything it awaits
 * has a price, so it is off until something asks for it: beans of the scopes request and session, a `RequestContextFilter`,
 * or a call of {@link enable} before the application starts. Source: Spring `RequestContextHolder`.
 */
export class RequestContextHolder {
  /** From now on requests can be found; those under way cannot. */
  static enable(): void {
    storage ??= new AsyncLocalStorage();
  }

  static get isEnabled(): boolean {
    return storage !== undefined;
  }

  /** The present request; undefined outside of one. */
  static getRequestAttributes(): ServletWebRequest | undefined {
    return storage?.getStore()?.webRequest;
  }

  /** The present request. Throws an `IllegalStateException` outside of one. */
  static currentRequestAttributes(): ServletWebRequest {
    const found = RequestContextHolder.getRequestAttributes();
    if (found) return found;
    throw new IllegalStateException(
      storage
        ? 'No request is being handled here: RequestContextHolder knows only of code that a request has called'
        : 'Requests are not followed: declare a bean of scope request or session, or call RequestContextHolder.enable() at the start',
    );
  }

  /** Calls `work` on behalf of a request. */
  static run<T>(webRequest: ServletWebRequest, localeContext: LocaleContext, work: () => T): T {
    RequestContextHolder.enable();
    return (storage as AsyncLocalStorage<RequestContext>).run({ webRequest, localeContext }, work);
  }
}

const DEFAULT_LOCALE = new Intl.Locale('en');

/** The locale of the request on whose behalf code runs. Source: Spring `LocaleContextHolder`. */
export class LocaleContextHolder {
  /** Undefined outside of a request, or where requests are not followed: see {@link RequestContextHolder}. */
  static getLocaleContext(): LocaleContext | undefined {
    return storage?.getStore()?.localeContext;
  }

  /** Default `en`. */
  static getLocale(): Intl.Locale {
    return LocaleContextHolder.getLocaleContext()?.locale ?? DEFAULT_LOCALE;
  }
}
