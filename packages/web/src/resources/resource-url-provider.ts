import { AntPathMatcher } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { HandlerInterceptor } from '../strategies/handler-interceptor.js';
import type { ResourceHttpRequestHandler } from './resource-http-request-handler.js';
import { resolverChain } from './resource-resolver.js';

/** What is needed of a resource handler to find public paths. */
export type ResourceUrlSource = Pick<ResourceHttpRequestHandler, 'resourceResolvers' | 'locations'>;

/** Finds the public path of a static file, with its version if it has one. Source: Spring `ResourceUrlProvider`. */
export class ResourceUrlProvider {
  readonly #matcher = new AntPathMatcher();
  #handlers: () => ReadonlyMap<string, ResourceUrlSource> = () => new Map();

  /** Gives the resource handlers by their path patterns; asked at each use, since mappings are filled late. */
  setHandlerMap(handlers: () => ReadonlyMap<string, ResourceUrlSource>): void {
    this.#handlers = handlers;
  }

  /** The public path for a path within the application; query and fragment stay. Undefined where no handler serves it. */
  async getForRequestUrl(request: HttpServletRequest, requestUrl: string): Promise<string | undefined> {
    const prefix = request.contextPath + request.servletPathPrefix;
    const end = requestUrl.search(/[?#]/) < 0 ? requestUrl.length : requestUrl.search(/[?#]/);
    if (!requestUrl.startsWith(`${prefix}/`)) return undefined;
    const resolved = await this.getForLookupPath(requestUrl.slice(prefix.length, end));
    return resolved === undefined ? undefined : prefix + resolved + requestUrl.slice(end);
  }

  /** The public path for a path within the servlet. Undefined where no handler serves it. */
  async getForLookupPath(lookupPath: string): Promise<string | undefined> {
    const path = lookupPath.replace(/\/{2,}/g, '/');
    const handlers = this.#handlers();
    const patterns = [...handlers.keys()]
      .filter((pattern) => this.#matcher.match(pattern, path))
      .sort(this.#matcher.getPatternComparator(path));
    for (const pattern of patterns) {
      const { resourceResolvers, locations } = handlers.get(pattern) as ResourceUrlSource;
      const within = this.#matcher.extractPathWithinPattern(pattern, path);
      const resolved = await resolverChain(resourceResolvers).resolveUrlPath(within, locations);
      if (resolved !== undefined) return path.slice(0, path.indexOf(within)) + resolved;
    }
    return undefined;
  }
}

const ATTRIBUTE = 'vernal.web.ResourceUrlProvider';

/** The provider of the servlet that has the request. */
export function getResourceUrlProvider(request: HttpServletRequest): ResourceUrlProvider | undefined {
  return request.getAttribute(ATTRIBUTE) as ResourceUrlProvider | undefined;
}

/** Makes the provider available to transformers and views. Source: Spring `ResourceUrlProviderExposingInterceptor`. */
export class ResourceUrlProviderExposingInterceptor extends HandlerInterceptor {
  readonly #provider: ResourceUrlProvider;

  constructor(provider: ResourceUrlProvider) {
    super();
    this.#provider = provider;
  }

  override preHandle(request: HttpServletRequest, _response: HttpServletResponse): boolean {
    request.setAttribute(ATTRIBUTE, this.#provider);
    return true;
  }
}
