import { type AbstractResource, uriDecode } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { encodeUriComponent } from '../uri/uri-encoding.js';
import { EncodedResource } from './encoded-resource-resolver.js';
import type { ResourceTransformer, ResourceTransformerChain } from './resource-transformer.js';
import { getResourceUrlProvider } from './resource-url-provider.js';
import { TransformedResource } from './transformed-resource.js';

/** The text of a link: quoted behind `@import`, or in `url(…)` with quotes or without. */
const LINK = /(@import\s*|url\(\s*)(?:(["'])(.*?)\2|([^"')\s]+)(?=\s*\)))/g;

/**
 * Turns the links of style sheets into the public paths of what they mean, for example ones with a version.
 * Source: Spring `CssLinkResourceTransformer`.
 */
export class CssLinkResourceTransformer implements ResourceTransformer {
  async transform(
    request: HttpServletRequest,
    original: AbstractResource,
    chain: ResourceTransformerChain,
  ): Promise<AbstractResource> {
    const resource = await chain.transform(request, original);
    if (!resource.filename?.endsWith('.css') || resource instanceof EncodedResource) return resource;
    const css = await resource.readText();
    const links = new Map<string, string>();
    for (const match of css.matchAll(LINK)) {
      const link = match[3] ?? match[4] ?? '';
      if (link !== '' && !hasScheme(link) && !links.has(link)) {
        links.set(link, (await publicPath(link, request)) ?? link);
      }
    }
    if (links.size === 0) return resource;
    const replaced = css.replace(LINK, (text, _before, _quote, quoted?: string, bare?: string) => {
      const link = quoted ?? bare ?? '';
      return text.replace(link, () => links.get(link) ?? link);
    });
    return new TransformedResource(resource, await resource.lastModified(), Buffer.from(replaced));
  }
}

function hasScheme(link: string): boolean {
  return link.startsWith('//') || /^[^/]+:/.test(link);
}

/**
 * The path without parameters and needless escapes: what is made of the links is kept for everybody, so the way in which the
 * first one wrote the path of the style sheet must not count.
 */
function canonicalPath(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeUriComponent(uriDecode(segment.replace(/;.*/, '')), 'PATH_SEGMENT'))
    .join('/');
}

function publicPath(link: string, request: HttpServletRequest) {
  const path = new URL(link, `http://host${canonicalPath(request.requestURI)}`);
  return getResourceUrlProvider(request)?.getForRequestUrl(request, path.pathname + path.search + path.hash);
}
