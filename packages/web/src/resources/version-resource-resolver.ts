import { type AbstractResource, AntPathMatcher } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { DelegatingHttpResource } from './http-resource.js';
import { shouldIgnoreInputPath } from './resource-paths.js';
import type { ResourceResolver, ResourceResolverChain } from './resource-resolver.js';
import { ContentVersionStrategy, FixedVersionStrategy, type VersionStrategy } from './version-strategy.js';

/**
 * Serves resources by paths with a version in it, which may be kept for ever by clients, and gives links to them. The answer
 * has the version as a weak ETag. Source: Spring `VersionResourceResolver`.
 */
export class VersionResourceResolver implements ResourceResolver {
  readonly #matcher = new AntPathMatcher();
  readonly #strategies = new Map<string, VersionStrategy>();

  /** The hash of the content in the file's name, for paths of these Ant-style patterns. */
  addContentVersionStrategy(...pathPatterns: string[]): this {
    return this.addVersionStrategy(new ContentVersionStrategy(), ...pathPatterns);
  }

  /** A version in front of the path, for paths of these Ant-style patterns with it or without. */
  addFixedVersionStrategy(version: string, ...pathPatterns: string[]): this {
    const prefixed = pathPatterns.filter((pattern) => !pattern.startsWith(`/${version}`));
    return this.addVersionStrategy(
      new FixedVersionStrategy(version),
      ...pathPatterns,
      ...prefixed.map((pattern) => `/${version}${pattern}`),
    );
  }

  addVersionStrategy(strategy: VersionStrategy, ...pathPatterns: string[]): this {
    for (const pattern of pathPatterns) this.#strategies.set(pattern, strategy);
    return this;
  }

  async resolveResource(
    request: HttpServletRequest | undefined,
    requestPath: string,
    locations: readonly AbstractResource[],
    chain: ResourceResolverChain,
  ): Promise<AbstractResource | undefined> {
    const unversioned = await chain.resolveResource(request, requestPath, locations);
    if (unversioned) return unversioned;
    const strategy = this.#strategyFor(requestPath);
    const version = strategy?.extractVersion(requestPath);
    if (!strategy || !version) return undefined;
    const path = strategy.removeVersion(requestPath, version);
    if (shouldIgnoreInputPath(path)) return undefined;
    const resource = await chain.resolveResource(request, path, locations);
    if (!resource || (await strategy.getResourceVersion(resource)) !== version) return undefined;
    return new DelegatingHttpResource(resource, [['ETag', `W/"${version}"`]]);
  }

  async resolveUrlPath(
    resourcePath: string,
    locations: readonly AbstractResource[],
    chain: ResourceResolverChain,
  ): Promise<string | undefined> {
    const path = await chain.resolveUrlPath(resourcePath, locations);
    const strategy = path ? this.#strategyFor(resourcePath) : undefined;
    if (!path || !strategy) return path;
    const resource = await chain.resolveResource(undefined, path, locations);
    return resource && strategy.addVersion(path, await strategy.getResourceVersion(resource));
  }

  #strategyFor(requestPath: string): VersionStrategy | undefined {
    const path = `/${requestPath}`;
    const [best] = [...this.#strategies.keys()]
      .filter((pattern) => this.#matcher.match(pattern, path))
      .sort(this.#matcher.getPatternComparator(path));
    return best === undefined ? undefined : this.#strategies.get(best);
  }
}
