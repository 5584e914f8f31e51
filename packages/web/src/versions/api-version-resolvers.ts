import { MediaType } from '../http/media-type.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { ServletRequestPath } from '../servlet/servlet-request-path.js';
import { InvalidApiVersionException } from './api-version-exceptions.js';

/** Finds the version that a request asks for. Source: Spring Framework 7 `ApiVersionResolver`. */
export interface ApiVersionResolver {
  /** Undefined where the request says nothing. */
  resolveVersion(request: HttpServletRequest): string | undefined;
}

/** The value of a header. Source: Spring Framework 7 `HeaderApiVersionResolver`. */
export class HeaderApiVersionResolver implements ApiVersionResolver {
  readonly #headerName: string;

  constructor(headerName: string) {
    this.#headerName = headerName;
  }

  resolveVersion(request: HttpServletRequest): string | undefined {
    return request.getHeader(this.#headerName);
  }
}

/** The value of a parameter of the query; those of a form do not count. Source: Spring Framework 7 `QueryApiVersionResolver`. */
export class QueryApiVersionResolver implements ApiVersionResolver {
  readonly #parameterName: string;

  constructor(parameterName: string) {
    this.#parameterName = parameterName;
  }

  resolveVersion({ queryString }: HttpServletRequest): string | undefined {
    return queryString === undefined
      ? undefined
      : (new URLSearchParams(queryString).get(this.#parameterName) ?? undefined);
  }
}

/**
 * A parameter of a media type in `Accept`, failing that in `Content-Type`: `application/json;v=1.2`. Source: Spring Framework 7
 * `MediaTypeParamApiVersionResolver`.
 */
export class MediaTypeParamApiVersionResolver implements ApiVersionResolver {
  readonly #mediaType: MediaType;
  readonly #parameterName: string;

  /** @param mediaType the first media type that is compatible with this one is looked at */
  constructor(mediaType: MediaType, parameterName: string) {
    this.#mediaType = mediaType;
    this.#parameterName = parameterName;
  }

  /** Throws an `InvalidMediaTypeException` for a header that is none. */
  resolveVersion(request: HttpServletRequest): string | undefined {
    const { contentType } = request;
    const headers = [...request.getHeaders('Accept'), ...(contentType === undefined ? [] : [contentType])];
    const types = headers.flatMap((header) => MediaType.parseMediaTypes(header));
    return types.find((type) => this.#mediaType.isCompatibleWith(type))?.parameters.get(this.#parameterName);
  }
}

/** A segment of the path. Source: Spring Framework 7 `PathApiVersionResolver`. */
export class PathApiVersionResolver implements ApiVersionResolver {
  readonly #index: number;
  readonly #isVersioned: (path: string) => boolean;

  /**
   * @param index of the segment behind the path of the servlet, from 0
   * @param isVersioned whether a path has a version at all. Default: every one has
   */
  constructor(index: number, isVersioned: (path: string) => boolean = () => true) {
    this.#index = index;
    this.#isVersioned = isVersioned;
  }

  /** Throws an {@link InvalidApiVersionException} for a path that is too short. */
  resolveVersion(request: HttpServletRequest): string | undefined {
    const path = ServletRequestPath.valueOf(request);
    if (!this.#isVersioned(path)) return undefined;
    const segment = path.split('/').filter((one) => one !== '')[this.#index];
    if (segment !== undefined) return segment;
    throw new InvalidApiVersionException(path, `No path segment at index ${this.#index}`);
  }
}
