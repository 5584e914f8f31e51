import { AsyncLocalStorage } from 'node:async_hooks';
import { DEFAULT_LOCALE, IllegalStateException, isPromiseLike, type MaybePromise } from '@vernal/core';
import type { ServletWebRequest } from '../binding/servlet-web-request.js';
import type { LocaleContext } from './locale-resolver.js';

/** What is known of the request on whose behalf code runs; empty when it has ended, so that a late timer does not keep it. */
interface Holder {
  context: { readonly webRequest: ServletWebRequest; readonly localeContext: LocaleContext } | undefined;
}

let storage: AsyncLocalStorage<Holder> | undefined;

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
    return storage?.getStore()?.context?.webRequest;
  }

  /** The present request. Throws an `IllegalStateException` outside of one. */
  static currentRequestAttributes(): ServletWebRequest {
    const found = RequestContextHolder.getRequestAttributes();
    if (found) return found;
    throw new IllegalStateException(
      storage
        ? 'No request is being handled here: RequestContextHolder knows a request from its beginning to its end only'
        : 'Requests are not followed: declare a bean of scope request or session, or call RequestContextHolder.enable() at the start',
    );
  }

  /** Does something on behalf of a request, which is known until it is done, or until what it starts asynchronously is. */
  static run(
    webRequest: ServletWebRequest,
    localeContext: LocaleContext,
    work: () => MaybePromise<void>,
  ): MaybePromise<void> {
    RequestContextHolder.enable();
    const holder: Holder = { context: { webRequest, localeContext } };
    const release = () => {
      holder.context = undefined;
    };
    const done = () => {
      const { request } = webRequest;
      if (request.isAsyncStarted) request.getAsyncContext().addListener({ onComplete: release, onStartAsync: release });
      else release();
    };
    let pending: MaybePromise<void>;
    try {
      pending = (storage as AsyncLocalStorage<Holder>).run(holder, work);
    } catch (error) {
      done();
      throw error;
    }
    if (isPromiseLike(pending)) return pending.finally(done);
    done();
  }
}

/** The locale of the request on whose behalf code runs. Source: Spring `LocaleContextHolder`. */
export class LocaleContextHolder {
  /** Undefined outside of a request, or where requests are not followed: see {@link RequestContextHolder}. */
  static getLocaleContext(): LocaleContext | undefined {
    return storage?.getStore()?.context?.localeContext;
  }

  /** Default `en`. */
  static getLocale(): Intl.Locale {
    return LocaleContextHolder.getLocaleContext()?.locale ?? DEFAULT_LOCALE;
  }
}
