interface Directives {
  readonly maxAge?: number;
  readonly noCache?: boolean;
  readonly noStore?: boolean;
  readonly mustRevalidate?: boolean;
  readonly noTransform?: boolean;
  readonly cachePublic?: boolean;
  readonly cachePrivate?: boolean;
  readonly proxyRevalidate?: boolean;
  readonly sMaxAge?: number;
  readonly staleIfError?: number;
  readonly staleWhileRevalidate?: number;
  readonly immutable?: boolean;
}

/**
 * The directives of a `Cache-Control` header. Immutable: each method returns a new object. All times are in seconds.
 * Source: Spring's `CacheControl`; RFC 9111 section 5.2.2, RFC 5861, RFC 8246.
 */
export class CacheControl {
  readonly #directives: Directives;

  private constructor(directives: Directives) {
    this.#directives = directives;
  }

  static empty(): CacheControl {
    return new CacheControl({});
  }

  /** The answer is fresh for so many seconds. */
  static maxAge(seconds: number): CacheControl {
    return new CacheControl({ maxAge: seconds });
  }

  /** The answer may be stored, and is to be checked with the server before each use. */
  static noCache(): CacheControl {
    return new CacheControl({ noCache: true });
  }

  /** The answer may not be stored. */
  static noStore(): CacheControl {
    return new CacheControl({ noStore: true });
  }

  #with(directives: Directives): CacheControl {
    return new CacheControl({ ...this.#directives, ...directives });
  }

  mustRevalidate(): CacheControl {
    return this.#with({ mustRevalidate: true });
  }

  noTransform(): CacheControl {
    return this.#with({ noTransform: true });
  }

  cachePublic(): CacheControl {
    return this.#with({ cachePublic: true });
  }

  cachePrivate(): CacheControl {
    return this.#with({ cachePrivate: true });
  }

  proxyRevalidate(): CacheControl {
    return this.#with({ proxyRevalidate: true });
  }

  sMaxAge(seconds: number): CacheControl {
    return this.#with({ sMaxAge: seconds });
  }

  staleWhileRevalidate(seconds: number): CacheControl {
    return this.#with({ staleWhileRevalidate: seconds });
  }

  staleIfError(seconds: number): CacheControl {
    return this.#with({ staleIfError: seconds });
  }

  immutable(): CacheControl {
    return this.#with({ immutable: true });
  }

  /** The value of the header; undefined where no directive is set. */
  get headerValue(): string | undefined {
    const set = this.#directives;
    const texts = [
      seconds('max-age', set.maxAge),
      set.noCache && 'no-cache',
      set.noStore && 'no-store',
      set.mustRevalidate && 'must-revalidate',
      set.noTransform && 'no-transform',
      set.cachePublic && 'public',
      set.cachePrivate && 'private',
      set.proxyRevalidate && 'proxy-revalidate',
      seconds('s-maxage', set.sMaxAge),
      seconds('stale-if-error', set.staleIfError),
      seconds('stale-while-revalidate', set.staleWhileRevalidate),
      set.immutable && 'immutable',
    ].filter(Boolean);
    return texts.length > 0 ? texts.join(', ') : undefined;
  }

  toString(): string {
    return this.headerValue ?? '';
  }
}

function seconds(name: string, value: number | undefined): string | undefined {
  return value === undefined ? undefined : `${name}=${Math.floor(value)}`;
}
