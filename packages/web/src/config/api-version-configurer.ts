import { IllegalStateException } from '@vernal/core';
import type { MediaType } from '../http/media-type.js';
import type { ApiVersion, ApiVersionParser } from '../versions/api-version.js';
import type { ApiVersionDeprecationHandler } from '../versions/api-version-deprecation-handler.js';
import {
  type ApiVersionResolver,
  HeaderApiVersionResolver,
  MediaTypeParamApiVersionResolver,
  PathApiVersionResolver,
  QueryApiVersionResolver,
} from '../versions/api-version-resolvers.js';
import { ApiVersionStrategy, type ApiVersionStrategyOptions } from '../versions/api-version-strategy.js';

/** Where requests have their API version, and which there are. Source: Spring Framework 7 `ApiVersionConfigurer`. */
export class ApiVersionConfigurer {
  readonly #resolvers: ApiVersionResolver[] = [];
  readonly #supported: string[] = [];
  #options: Partial<ApiVersionStrategyOptions> = {};

  useRequestHeader(headerName: string): this {
    return this.useVersionResolver(new HeaderApiVersionResolver(headerName));
  }

  /** A parameter of the query. */
  useQueryParam(parameterName: string): this {
    return this.useVersionResolver(new QueryApiVersionResolver(parameterName));
  }

  /** A parameter of a media type that is compatible with this one. */
  useMediaTypeParameter(mediaType: MediaType, parameterName: string): this {
    return this.useVersionResolver(new MediaTypeParamApiVersionResolver(mediaType, parameterName));
  }

  /** @param index of the segment, from 0 @param isVersioned whether a path has a version at all. Default: every one has */
  usePathSegment(index: number, isVersioned?: (path: string) => boolean): this {
    return this.useVersionResolver(new PathApiVersionResolver(index, isVersioned));
  }

  useVersionResolver(...resolvers: ApiVersionResolver[]): this {
    this.#resolvers.push(...resolvers);
    return this;
  }

  /** Default: `major.minor.patch`. */
  setVersionParser(versionParser: ApiVersionParser): this {
    return this.#with({ versionParser });
  }

  /** Whether a request without version is answered with 400. Default: unless there is a default version. */
  setVersionRequired(versionRequired: boolean): this {
    return this.#with({ versionRequired });
  }

  /** For requests that ask for none. */
  setDefaultVersion(defaultVersion: string): this {
    return this.#with({ defaultVersion });
  }

  /** Versions besides those of mappings. */
  addSupportedVersions(...versions: string[]): this {
    this.#supported.push(...versions);
    return this;
  }

  /** Whether the versions of mappings are supported. Default true. */
  detectSupportedVersions(detectSupportedVersions: boolean): this {
    return this.#with({ detectSupportedVersions });
  }

  setSupportedVersionPredicate(supportedVersionPredicate: (version: ApiVersion) => boolean): this {
    return this.#with({ supportedVersionPredicate });
  }

  setDeprecationHandler(deprecationHandler: ApiVersionDeprecationHandler): this {
    return this.#with({ deprecationHandler });
  }

  /** Undefined where nothing was configured. Throws an `IllegalStateException` where only the resolvers are missing. */
  build(): ApiVersionStrategy | undefined {
    if (this.#resolvers.length > 0) {
      return new ApiVersionStrategy({
        ...this.#options,
        versionResolvers: this.#resolvers,
        supportedVersions: this.#supported,
      });
    }
    if (this.#supported.length === 0 && Object.keys(this.#options).length === 0) return undefined;
    throw new IllegalStateException(
      'API versions are configured, but not where requests have theirs: useRequestHeader() …',
    );
  }

  #with(options: Partial<ApiVersionStrategyOptions>): this {
    this.#options = { ...this.#options, ...options };
    return this;
  }
}
