import { IllegalArgumentException } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { ApiVersion, ApiVersionParser } from './api-version.js';
import type { ApiVersionDeprecationHandler } from './api-version-deprecation-handler.js';
import { InvalidApiVersionException, MissingApiVersionException } from './api-version-exceptions.js';
import type { ApiVersionResolver } from './api-version-resolvers.js';
import { SemanticApiVersionParser } from './semantic-api-version.js';

/** Settings of an {@link ApiVersionStrategy}. */
export interface ApiVersionStrategyOptions {
  /** Asked in this order; the first that finds a version counts. */
  readonly versionResolvers: readonly ApiVersionResolver[];
  /** Default: `major.minor.patch`. */
  readonly versionParser?: ApiVersionParser;
  /** Default: where there is no default version. */
  readonly versionRequired?: boolean;
  /** For requests that ask for none. */
  readonly defaultVersion?: string;
  /** Versions besides those of mappings. */
  readonly supportedVersions?: readonly string[];
  /** Whether the versions of mappings are supported. Default true. */
  readonly detectSupportedVersions?: boolean;
  /** Decides instead which versions are supported. */
  readonly supportedVersionPredicate?: (version: ApiVersion) => boolean;
  /** Tells clients that a version is deprecated. Default: none. */
  readonly deprecationHandler?: ApiVersionDeprecationHandler;
}

/**
 * Tells the version of a request: where it stands, how it reads, which there are. Source: Spring Framework 7
 * `DefaultApiVersionStrategy`.
 */
export class ApiVersionStrategy {
  readonly defaultVersion: ApiVersion | undefined;
  readonly deprecationHandler: ApiVersionDeprecationHandler | undefined;
  readonly #resolvers: readonly ApiVersionResolver[];
  readonly #parser: ApiVersionParser;
  readonly #isRequired: boolean;
  readonly #isSupported: (version: ApiVersion) => boolean;
  readonly #detects: boolean;
  readonly #supported: ApiVersion[] = [];

  /** Throws an `IllegalArgumentException` without a resolver, and for a default version where one is required. */
  constructor(options: ApiVersionStrategyOptions) {
    const { versionResolvers, defaultVersion, versionRequired, supportedVersions = [] } = options;
    if (versionResolvers.length === 0) throw new IllegalArgumentException('API versions need an ApiVersionResolver');
    if (defaultVersion !== undefined && versionRequired) {
      throw new IllegalArgumentException('An API version that is required can have no default');
    }
    this.#resolvers = versionResolvers;
    this.#parser = options.versionParser ?? new SemanticApiVersionParser();
    this.#isRequired = versionRequired ?? defaultVersion === undefined;
    this.#detects = options.detectSupportedVersions ?? true;
    this.#isSupported =
      options.supportedVersionPredicate ?? ((version) => this.#supported.some((one) => one.compareTo(version) === 0));
    this.defaultVersion = defaultVersion === undefined ? undefined : this.parseVersion(defaultVersion);
    this.deprecationHandler = options.deprecationHandler;
    if (this.defaultVersion) this.#supported.push(this.defaultVersion);
    for (const version of supportedVersions) this.#supported.push(this.parseVersion(version));
  }

  /** Called with the versions of mappings. */
  addMappedVersion(version: ApiVersion): void {
    if (this.#detects) this.#supported.push(version);
  }

  parseVersion(version: string): ApiVersion {
    return this.#parser.parseVersion(version);
  }

  /**
   * The version of a request; undefined where it asks for none and none is required.
   * Throws a {@link MissingApiVersionException} or an {@link InvalidApiVersionException}.
   */
  versionOf(request: HttpServletRequest): ApiVersion | undefined {
    const text = this.#resolve(request);
    const version = text === undefined ? this.defaultVersion : this.#parsed(text);
    if (version === undefined && this.#isRequired) throw new MissingApiVersionException();
    if (version !== undefined && !this.#isSupported(version)) throw new InvalidApiVersionException(String(version));
    return version;
  }

  handleDeprecations(
    version: ApiVersion,
    handler: object,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): void {
    this.deprecationHandler?.handleVersion(version, handler, request, response);
  }

  #resolve(request: HttpServletRequest): string | undefined {
    for (const resolver of this.#resolvers) {
      const version = resolver.resolveVersion(request);
      if (version !== undefined) return version;
    }
    return undefined;
  }

  #parsed(text: string): ApiVersion {
    try {
      return this.parseVersion(text);
    } catch (error) {
      throw new InvalidApiVersionException(text, undefined, { cause: error });
    }
  }
}
