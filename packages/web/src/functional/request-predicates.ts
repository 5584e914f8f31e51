import { isPreFlightRequest } from '../cors/cors-utils.js';
import { HttpHeaders } from '../http/http-headers.js';
import { HttpMethod } from '../http/http-method.js';
import { MediaType } from '../http/media-type.js';
import { PathPatternParser } from '../path/path-pattern-parser.js';
import { UriUtils } from '../uri/uri-utils.js';
import { ApiVersionPredicate } from './api-version-predicate.js';
import { PathPatternPredicate } from './path-pattern-predicate.js';
import { RequestPredicate } from './request-predicate.js';
import type { ServerRequest } from './server-request.js';
import type { ServerRequestHeaders } from './server-request-headers.js';

/** Makes predicates. Source: Spring `RequestPredicates`. */
export const RequestPredicates = {
  all(): RequestPredicate {
    return described('all', () => true);
  },

  method(method: HttpMethod): RequestPredicate {
    return RequestPredicates.methods(method);
  },

  /** A preflight request counts as one of the method that it asks for. */
  methods(...methods: HttpMethod[]): RequestPredicate {
    return described(methods.join(' or '), (request) => {
      const method = methodOf(request);
      return methods.some((one) => one.matches(method));
    });
  },

  /** A pattern for the path within the servlet; see `PathPattern`. */
  path(pattern: string): RequestPredicate {
    return RequestPredicates.pathPredicates(PathPatternParser.defaultInstance)(
      PathPatternParser.defaultInstance.initFullPathPattern(pattern),
    );
  },

  /** Makes predicates of patterns by that parser. */
  pathPredicates(parser: PathPatternParser): (pattern: string) => RequestPredicate {
    return (pattern) => new PathPatternPredicate(parser.parse(pattern));
  },

  /** Preflight requests always match. */
  headers(test: (headers: ServerRequestHeaders) => boolean): RequestPredicate {
    return ofHeaders(test.name || 'headers', test);
  },

  /** That the body is of one of these types; one without a type is `application/octet-stream`. */
  contentType(...types: MediaType[]): RequestPredicate {
    return ofHeaders(`Content-Type: ${types.join(', ')}`, (headers) => {
      const contentType = headers.contentType() ?? MediaType.APPLICATION_OCTET_STREAM;
      return types.some((type) => type.includes(contentType));
    });
  },

  /** That the client accepts one of these types. */
  accept(...types: MediaType[]): RequestPredicate {
    return ofHeaders(`Accept: ${types.join(', ')}`, (headers) => {
      const accepted = headers.accept();
      if (accepted.length === 0) return true;
      return accepted.some((one) => types.some((type) => one.isCompatibleWith(type)));
    });
  },

  /** `1.2` for that version of the API, `1.2+` for it and later ones; a request that asks for none matches. */
  version(version: string): RequestPredicate {
    return new ApiVersionPredicate(version);
  },

  GET: byMethodAndPath(HttpMethod.GET),
  HEAD: byMethodAndPath(HttpMethod.HEAD),
  POST: byMethodAndPath(HttpMethod.POST),
  PUT: byMethodAndPath(HttpMethod.PUT),
  PATCH: byMethodAndPath(HttpMethod.PATCH),
  DELETE: byMethodAndPath(HttpMethod.DELETE),
  OPTIONS: byMethodAndPath(HttpMethod.OPTIONS),

  /** What stands behind the last dot of the path, in any case; or a test for it. */
  pathExtension(extension: string | ((extension: string) => boolean)): RequestPredicate {
    const test =
      typeof extension === 'string' ? (found: string) => found.toLowerCase() === extension.toLowerCase() : extension;
    return described(`*.${typeof extension === 'string' ? extension : extension.name}`, (request) => {
      const found = UriUtils.extractFileExtension(request.path);
      return found !== undefined && test(found);
    });
  },

  /** The first value of a parameter, or a test for it. */
  param(name: string, value: string | ((value: string) => boolean)): RequestPredicate {
    const test = typeof value === 'string' ? (found: string) => found === value : value;
    return described(`?${name} ${typeof value === 'string' ? value : value.name}`, (request) => {
      const found = request.param(name);
      return found !== undefined && test(found);
    });
  },
};

class DescribedPredicate extends RequestPredicate {
  readonly #description: string;
  readonly #test: (request: ServerRequest) => boolean;

  constructor(description: string, test: (request: ServerRequest) => boolean) {
    super();
    this.#description = description;
    this.#test = test;
  }

  evaluate(request: ServerRequest): boolean {
    return this.#test(request);
  }

  toString(): string {
    return this.#description;
  }
}

function described(description: string, test: (request: ServerRequest) => boolean): RequestPredicate {
  return new DescribedPredicate(description, test);
}

function ofHeaders(description: string, test: (headers: ServerRequestHeaders) => boolean): RequestPredicate {
  return described(description, (request) => isPreFlightRequest(request.servletRequest) || test(request.headers));
}

function byMethodAndPath(method: HttpMethod): (pattern: string) => RequestPredicate {
  return (pattern) => RequestPredicates.method(method).and(RequestPredicates.path(pattern));
}

function methodOf({ servletRequest }: ServerRequest): string {
  const asked = isPreFlightRequest(servletRequest)
    ? servletRequest.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)
    : undefined;
  return asked ?? servletRequest.method;
}
