import type { MaybePromise } from '@vernal/core';
import { HttpRequestMethodNotSupportedException } from '../errors/http-request-method-not-supported-exception.js';
import { CacheControl } from '../http/cache-control.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';

/** Settings of what answers with web content: the methods it takes, and how long its answers may be kept. */
export interface WebContentOptions {
  /** Methods that are answered. Default: what the subclass says. */
  readonly supportedMethods?: readonly string[];
  /** Default: nothing is sent unless `cachePeriod` says so. */
  readonly cacheControl?: CacheControl;
  /** Seconds: above 0 `max-age`, 0 `no-store`, below 0 (default) nothing. */
  readonly cachePeriod?: number;
  /** Request headers that the answer depends on. */
  readonly varyByRequestHeaders?: readonly string[];
}

/** Checks the method and sends cache headers. Source: Spring `WebContentGenerator`. */
export class WebContentGenerator {
  readonly #supportedMethods: readonly string[] | undefined;
  readonly #cacheControl: string | undefined;
  readonly #varyByRequestHeaders: readonly string[];

  constructor(options: WebContentOptions = {}) {
    this.#supportedMethods = options.supportedMethods;
    this.#cacheControl = (options.cacheControl ?? controlOf(options.cachePeriod ?? -1))?.headerValue;
    this.#varyByRequestHeaders = options.varyByRequestHeaders ?? [];
  }

  /** Value of an `Allow` header. */
  get allowHeader(): string {
    return [...(this.#supportedMethods ?? ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']), 'OPTIONS'].join(',');
  }

  /** Throws an `HttpRequestMethodNotSupportedException` for a method that is not answered. */
  checkRequest(request: HttpServletRequest): MaybePromise<void> {
    if (this.#supportedMethods && !this.#supportedMethods.includes(request.method)) {
      throw new HttpRequestMethodNotSupportedException(request.method, this.#supportedMethods);
    }
  }

  /** Sets the cache headers. */
  prepareResponse(response: HttpServletResponse): void {
    if (this.#cacheControl !== undefined) response.setHeader('Cache-Control', this.#cacheControl);
    const known = response.getHeaders('Vary').flatMap((value) => value.toLowerCase().split(/\s*,\s*/));
    if (known.includes('*')) return;
    for (const name of this.#varyByRequestHeaders) {
      if (!known.includes(name.toLowerCase())) response.addHeader('Vary', name);
    }
  }
}

function controlOf(cachePeriod: number): CacheControl | undefined {
  if (cachePeriod > 0) return CacheControl.maxAge(cachePeriod);
  return cachePeriod === 0 ? CacheControl.noStore() : undefined;
}
