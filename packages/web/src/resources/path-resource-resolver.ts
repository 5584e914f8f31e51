import { type AbstractResource, FileSystemResource, getLogger, UrlResource } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { decodePath } from './resource-paths.js';
import type { ResourceResolver } from './resource-resolver.js';

const logger = getLogger('vernal.web.PathResourceResolver');

/**
 * Looks for the path, which is encoded, below each location in turn. What is found must by its path lie below the location or
 * one of the allowed ones; symbolic links are followed wherever they lead. Source: Spring `PathResourceResolver`.
 */
export class PathResourceResolver implements ResourceResolver {
  readonly #allowedLocations: readonly AbstractResource[];

  /** Default: no locations besides those that are searched. */
  constructor(allowedLocations: readonly AbstractResource[] = []) {
    this.#allowedLocations = allowedLocations;
  }

  async resolveResource(
    _request: HttpServletRequest | undefined,
    requestPath: string,
    locations: readonly AbstractResource[],
  ): Promise<AbstractResource | undefined> {
    for (const location of locations) {
      const path = location instanceof UrlResource ? requestPath : decodePath(requestPath);
      const found = path === undefined ? undefined : await this.getResource(path, location);
      if (found) return found;
    }
    return undefined;
  }

  async resolveUrlPath(resourcePath: string, locations: readonly AbstractResource[]): Promise<string | undefined> {
    if (resourcePath.trim() === '') return undefined;
    return (await this.resolveResource(undefined, resourcePath, locations)) ? resourcePath : undefined;
  }

  /** The resource at a path below a location; undefined where there is none that may be read. */
  protected async getResource(path: string, location: AbstractResource): Promise<AbstractResource | undefined> {
    const resource = location.createRelative(path.startsWith('/') ? path.slice(1) : path);
    if (!(await resource.exists())) return undefined;
    if ([location, ...this.#allowedLocations].some((allowed) => isBelow(resource, allowed))) return resource;
    logger.warn(`${resource} was asked for as '${path}', but lies neither below ${location} nor an allowed location`);
    return undefined;
  }
}

function isBelow(resource: AbstractResource, location: AbstractResource): boolean {
  const [inner, outer] = [placeOf(resource), placeOf(location)];
  return inner !== undefined && outer !== undefined && inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);
}

function placeOf(resource: AbstractResource): string | undefined {
  if (resource instanceof FileSystemResource) return resource.path;
  return resource instanceof UrlResource ? resource.url.href : undefined;
}
