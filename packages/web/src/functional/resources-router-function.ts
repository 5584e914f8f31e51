import { Readable } from 'node:stream';
import { AbstractResource, isPromiseLike, type MaybePromise, type ResourceMetadata } from '@vernal/core';
import type { HttpHeaders } from '../http/http-headers.js';
import { HttpMethod } from '../http/http-method.js';
import { PathPatternParser } from '../path/path-pattern-parser.js';
import { PathResourceResolver } from '../resources/path-resource-resolver.js';
import { normalizeInputPath, shouldIgnoreInputPath } from '../resources/resource-paths.js';
import type { HandlerFunction } from './handler-function.js';
import { type ResourceLookup, RouterFunction, type RouterFunctionVisitor } from './router-function.js';
import type { ServerRequest } from './server-request.js';
import { ServerResponse } from './server-response.js';

/** Sets headers for a resource. */
export type ResourceHeaders = (resource: AbstractResource, headers: HttpHeaders) => void;

const METHODS = [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS];

/** Serves what a lookup finds. Source: Spring `RouterFunctions.ResourcesRouterFunction`, `ResourceHandlerFunction`. */
export class ResourcesRouterFunction extends RouterFunction {
  readonly #lookup: ResourceLookup;
  readonly #setHeaders: ResourceHeaders | undefined;

  constructor(lookup: ResourceLookup, setHeaders?: ResourceHeaders) {
    super();
    this.#lookup = lookup;
    this.#setHeaders = setHeaders;
  }

  route(request: ServerRequest): MaybePromise<HandlerFunction | undefined> {
    const handlerOf = (resource: AbstractResource | undefined) =>
      resource && ((asked: ServerRequest) => this.#answer(asked, resource));
    const found = this.#lookup(request);
    return isPromiseLike(found) ? found.then(handlerOf) : handlerOf(found);
  }

  override accept(visitor: RouterFunctionVisitor): void {
    visitor.resources?.(this.#lookup);
  }

  #answer({ method }: ServerRequest, resource: AbstractResource): ServerResponse {
    switch (method) {
      case HttpMethod.GET:
      case HttpMethod.HEAD:
        return ServerResponse.ok()
          .headers((headers) => this.#setHeaders?.(resource, headers))
          .body(method === HttpMethod.GET ? resource : new HeadResource(resource));
      default:
        return ServerResponse.status(method === HttpMethod.OPTIONS ? 200 : 405)
          .allow(...METHODS)
          .build();
    }
  }
}

/**
 * Looks below a location for what the wildcards of a pattern stand for; the location is a folder, that is: it ends in `/`.
 * Source: Spring `RouterFunctions.resourceLookupFunction`.
 */
export function resourceLookupFunction(pattern: string, location: AbstractResource): ResourceLookup {
  const parsed = PathPatternParser.defaultInstance.parse(pattern);
  const resolver = new PathResourceResolver();
  return ({ requestPath, servletRequest }) => {
    if (!parsed.matches(requestPath)) return undefined;
    const path = normalizeInputPath(parsed.extractPathWithinPattern(requestPath.container).value());
    return shouldIgnoreInputPath(path) ? undefined : resolver.resolveResource(servletRequest, path, [location]);
  };
}

/** A resource of which only the headers are wanted. */
class HeadResource extends AbstractResource {
  readonly #resource: AbstractResource;

  constructor(resource: AbstractResource) {
    super();
    this.#resource = resource;
  }

  get description(): string {
    return this.#resource.description;
  }

  get filename(): string | undefined {
    return this.#resource.filename;
  }

  get isOpen(): boolean {
    return false;
  }

  metadata(): MaybePromise<ResourceMetadata | undefined> {
    return this.#resource.metadata();
  }

  getInputStream(): Readable {
    return Readable.from([]);
  }

  createRelative(relativePath: string): AbstractResource {
    return this.#resource.createRelative(relativePath);
  }
}
