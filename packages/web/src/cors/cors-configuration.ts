import { hasText, IllegalArgumentException, trimText } from '@vernal/core';
import { HttpMethod } from '../http/http-method.js';
import { OriginPattern } from './origin-pattern.js';

/** Every origin, method or header. */
const ALL = '*';

const PERMIT_ALL: readonly string[] = Object.freeze([ALL]);
const PERMIT_METHODS: readonly string[] = Object.freeze(['GET', 'HEAD', 'POST']);
const DEFAULT_METHODS: readonly HttpMethod[] = Object.freeze([HttpMethod.GET, HttpMethod.HEAD]);
const DEFAULT_MAX_AGE = 1800;

/** What scripts of other origins may do. Everything is forbidden that is not named here. */
export interface CorsOptions {
  /** Origins, or `*`; a text may have several, with commas between them. Trailing slashes are left out. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Patterns like `https://*.example.org:[8080,8081]`; unlike `*` of `allowedOrigins` they go with credentials. */
  readonly allowedOriginPatterns?: readonly string[] | undefined;
  /** Default GET and HEAD. */
  readonly allowedMethods?: readonly string[] | undefined;
  /** Request headers beyond those that browsers always may send. */
  readonly allowedHeaders?: readonly string[] | undefined;
  /** Answer headers that scripts may read beyond those that they always may. */
  readonly exposedHeaders?: readonly string[] | undefined;
  /** Whether requests may carry cookies. */
  readonly allowCredentials?: boolean | undefined;
  /** Whether pages of the public network may ask this server of a private one. */
  readonly allowPrivateNetwork?: boolean | undefined;
  /** Seconds for which browsers keep the answer to a preflight request. */
  readonly maxAge?: number | undefined;
}

/** Rules for requests of other origins. Immutable. Source: Spring's `CorsConfiguration`; the Fetch standard. */
export class CorsConfiguration {
  readonly allowedOrigins: readonly string[] | undefined;
  readonly allowedMethods: readonly string[] | undefined;
  readonly allowedHeaders: readonly string[] | undefined;
  readonly exposedHeaders: readonly string[] | undefined;
  readonly allowCredentials: boolean | undefined;
  readonly allowPrivateNetwork: boolean | undefined;
  /** Seconds. */
  readonly maxAge: number | undefined;
  readonly #patterns: readonly OriginPattern[] | undefined;
  /** Undefined: all of them. */
  readonly #methods: readonly HttpMethod[] | undefined;

  constructor(options: CorsOptions = {}) {
    this.allowedOrigins = isDefault(options.allowedOrigins)
      ? options.allowedOrigins
      : options.allowedOrigins?.flatMap(parseOrigins);
    this.#patterns = options.allowedOriginPatterns?.flatMap(parseOrigins).map((pattern) => new OriginPattern(pattern));
    this.allowedMethods = options.allowedMethods;
    this.allowedHeaders = options.allowedHeaders;
    this.exposedHeaders = options.exposedHeaders;
    this.allowCredentials = options.allowCredentials;
    this.allowPrivateNetwork = options.allowPrivateNetwork;
    this.maxAge = options.maxAge;
    this.#methods = methodsOf(options.allowedMethods);
  }

  get allowedOriginPatterns(): readonly string[] | undefined {
    return this.#patterns?.map(({ declaredPattern }) => declaredPattern);
  }

  /** These rules with some of them replaced. Patterns of origins take the place of the default that permits all origins. */
  with(options: CorsOptions): CorsConfiguration {
    const replaced = { ...this.#options(), ...options };
    const patterns = replaced.allowedOriginPatterns ?? [];
    const isShadowed = replaced.allowedOrigins === PERMIT_ALL && patterns.length > 0;
    return new CorsConfiguration(isShadowed ? { ...replaced, allowedOrigins: undefined } : replaced);
  }

  #options(): CorsOptions {
    const { allowedOrigins, allowedOriginPatterns, allowedMethods, allowedHeaders, exposedHeaders } = this;
    const { allowCredentials, allowPrivateNetwork, maxAge } = this;
    const lists = { allowedOrigins, allowedOriginPatterns, allowedMethods, allowedHeaders, exposedHeaders };
    return { ...lists, allowCredentials, allowPrivateNetwork, maxAge };
  }

  /**
   * These rules with defaults for what they do not say: all origins, GET, HEAD and POST, all headers, half an hour. Rules that
   * are {@link combine}d with a default replace it.
   */
  applyPermitDefaultValues(): CorsConfiguration {
    const hasOrigins = this.allowedOrigins !== undefined || this.#patterns !== undefined;
    return new CorsConfiguration({
      ...this.#options(),
      allowedOrigins: hasOrigins ? this.allowedOrigins : PERMIT_ALL,
      allowedMethods: this.allowedMethods ?? PERMIT_METHODS,
      allowedHeaders: this.allowedHeaders ?? PERMIT_ALL,
      maxAge: this.maxAge ?? DEFAULT_MAX_AGE,
    });
  }

  /** Throws an {@link IllegalArgumentException} for credentials together with the origin `*`. */
  validateAllowCredentials(): void {
    if (this.allowCredentials) this.#refuseAllOrigins('allowCredentials', 'a browser would not take that answer');
  }

  /** Throws an {@link IllegalArgumentException} for private network access together with the origin `*`. */
  validateAllowPrivateNetwork(): void {
    if (this.allowPrivateNetwork) this.#refuseAllOrigins('allowPrivateNetwork', 'every site could reach this network');
  }

  #refuseAllOrigins(option: string, reason: string): void {
    if (!this.allowedOrigins?.includes(ALL)) return;
    throw new IllegalArgumentException(
      `CORS: ${option} does not go with allowedOrigins "*": ${reason}. Name the origins, or use allowedOriginPatterns.`,
    );
  }

  /** These rules, general ones, joined with more special ones: lists are united, single values taken from `other`. */
  combine(other: CorsConfiguration | undefined): CorsConfiguration {
    if (!other) return this;
    const patterns = combineLists(this.allowedOriginPatterns, other.allowedOriginPatterns);
    const origins = combineLists(this.allowedOrigins, other.allowedOrigins);
    return new CorsConfiguration({
      allowedOrigins: origins === PERMIT_ALL && patterns.length > 0 ? undefined : origins,
      allowedOriginPatterns: patterns,
      allowedMethods: combineLists(this.allowedMethods, other.allowedMethods),
      allowedHeaders: combineLists(this.allowedHeaders, other.allowedHeaders),
      exposedHeaders: combineLists(this.exposedHeaders, other.exposedHeaders),
      allowCredentials: other.allowCredentials ?? this.allowCredentials,
      allowPrivateNetwork: other.allowPrivateNetwork ?? this.allowPrivateNetwork,
      maxAge: other.maxAge ?? this.maxAge,
    });
  }

  /**
   * The origin to answer with, `*` or the request's own; undefined for one that is not allowed. Throws an
   * {@link IllegalArgumentException} where the origin `*` is not valid with the other rules.
   */
  checkOrigin(origin: string | undefined): string | undefined {
    if (!hasText(origin)) return undefined;
    if (this.allowedOrigins?.includes(ALL)) {
      this.validateAllowCredentials();
      this.validateAllowPrivateNetwork();
      return ALL;
    }
    const bare = withoutTrailingSlash(origin);
    const lower = bare.toLowerCase();
    const isAllowed =
      this.allowedOrigins?.some((allowed) => allowed.toLowerCase() === lower) ||
      this.#patterns?.some((pattern) => pattern.matches(bare));
    return isAllowed ? origin : undefined;
  }

  /** The methods to answer with; undefined for one that is not allowed. */
  checkHttpMethod(method: HttpMethod | undefined): readonly HttpMethod[] | undefined {
    if (!method) return undefined;
    if (!this.#methods) return [method];
    return this.#methods.some((allowed) => allowed.equals(method)) ? this.#methods : undefined;
  }

  /** Those of the headers that are allowed; undefined where there are some and none is. */
  checkHeaders(names: readonly string[] | undefined): readonly string[] | undefined {
    if (names === undefined || names.length === 0) return names;
    const allowed = this.allowedHeaders ?? [];
    const result = names
      .filter(hasText)
      .map(trimText)
      .filter((name) => allowed.includes(ALL) || allowed.some((one) => one.toLowerCase() === name.toLowerCase()));
    return allowed.length > 0 && result.length > 0 ? result : undefined;
  }
}

function methodsOf(names: readonly string[] | undefined): readonly HttpMethod[] | undefined {
  if (names === undefined || names.length === 0) return DEFAULT_METHODS;
  return names.includes(ALL) ? undefined : names.map(HttpMethod.valueOf);
}

function isDefault(list: readonly string[] | undefined): boolean {
  return list === PERMIT_ALL || list === PERMIT_METHODS;
}

function combineLists(list: readonly string[] | undefined, other: readonly string[] | undefined): readonly string[] {
  if (!list || !other) return list ?? other ?? [];
  if (isDefault(list)) return other;
  if (isDefault(other)) return list;
  return list.includes(ALL) || other.includes(ALL) ? [ALL] : [...new Set([...list, ...other])];
}

/** The origins between commas; a comma behind a `[` and before the next `]` is one of a list of ports. */
function parseOrigins(text: string): string[] {
  if (!text.includes(',')) return [withoutTrailingSlash(text)];
  const parts: string[] = [];
  let start = 0;
  let withinPorts = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '[') withinPorts = true;
    else if (text[at] === ']') withinPorts = false;
    else if (text[at] === ',' && !withinPorts) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  if (start < text.length) parts.push(text.slice(start));
  return parts.map((part) => withoutTrailingSlash(trimText(part)));
}

/** The slashes of `file://` are no path. */
function withoutTrailingSlash(origin: string): string {
  return origin.endsWith('/') && !origin.endsWith('://') ? origin.slice(0, -1) : origin;
}
