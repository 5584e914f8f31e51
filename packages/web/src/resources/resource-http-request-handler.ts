import { type AbstractResource, IllegalArgumentException, Implements } from '@vernal/core';
import { ServletWebRequest } from '../binding/servlet-web-request.js';
import { WebContentGenerator, type WebContentOptions } from '../binding/web-content-generator.js';
import { ResourceHttpMessageConverter } from '../converters/resource-http-message-converter.js';
import { ResourceRegion } from '../converters/resource-region.js';
import { ResourceRegionHttpMessageConverter } from '../converters/resource-region-http-message-converter.js';
import { ServletServerHttpResponse } from '../converters/servlet-server-http-response.js';
import type { CorsConfiguration } from '../cors/cors-configuration.js';
import type { CorsConfigurationSource } from '../cors/cors-configuration-source.js';
import { NoResourceFoundException } from '../errors/not-found-exceptions.js';
import { HttpRange } from '../http/http-range.js';
import { MediaType } from '../http/media-type.js';
import { MediaTypeFactory } from '../http/media-type-factory.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { getHandlerMatch } from '../strategies/handler-match.js';
import { HttpRequestHandler } from '../strategies/http-request-handler.js';
import { responseHeadersOf } from './http-resource.js';
import { PathResourceResolver } from './path-resource-resolver.js';
import { normalizeInputPath, shouldIgnoreInputPath } from './resource-paths.js';
import { type ResourceResolver, resolverChain } from './resource-resolver.js';
import { type ResourceTransformer, transformerChain } from './resource-transformer.js';

/** Settings of a {@link ResourceHttpRequestHandler}. */
export interface ResourceHttpRequestHandlerOptions extends Omit<WebContentOptions, 'supportedMethods'> {
  /** Where files are looked for, in order; folders, that is: ending in `/`. */
  readonly locations: readonly AbstractResource[];
  /** Default: one {@link PathResourceResolver}. */
  readonly resourceResolvers?: readonly ResourceResolver[];
  /** Default: none. */
  readonly resourceTransformers?: readonly ResourceTransformer[];
  /** Media types by file extension, before the well-known ones. */
  readonly mediaTypes?: ReadonlyMap<string, MediaType>;
  /** Whether `Last-Modified` is sent and compared. Default true. */
  readonly useLastModified?: boolean;
  /** Makes the ETag of a resource, quoted or not. Default: none. */
  readonly etagGenerator?: (resource: AbstractResource) => string | undefined | Promise<string | undefined>;
  /** Rules for requests of other origins. Default: those of the mapping. */
  readonly corsConfiguration?: CorsConfiguration;
}

/**
 * Serves static files: conditional requests, one range or several, media types by extension. Throws a
 * `NoResourceFoundException` for a path that has no file. Source: Spring `ResourceHttpRequestHandler`.
 */
@Implements(HttpRequestHandler)
export class ResourceHttpRequestHandler implements HttpRequestHandler, CorsConfigurationSource {
  readonly locations: readonly AbstractResource[];
  readonly resourceResolvers: readonly ResourceResolver[];
  readonly #options: ResourceHttpRequestHandlerOptions;
  readonly #generator: WebContentGenerator;
  readonly #converter = new ResourceHttpMessageConverter();
  readonly #regionConverter = new ResourceRegionHttpMessageConverter();
  readonly #resolve;
  readonly #transform;

  constructor(options: ResourceHttpRequestHandlerOptions) {
    this.#options = options;
    this.locations = options.locations;
    this.resourceResolvers = options.resourceResolvers ?? [new PathResourceResolver()];
    this.#generator = new WebContentGenerator({ ...options, supportedMethods: ['GET', 'HEAD'] });
    this.#resolve = resolverChain(this.resourceResolvers);
    this.#transform = transformerChain(options.resourceTransformers ?? [], this.#resolve);
  }

  getCorsConfiguration(): CorsConfiguration | undefined {
    return this.#options.corsConfiguration;
  }

  async handleRequest(request: HttpServletRequest, response: HttpServletResponse): Promise<void> {
    const resource = await this.#getResource(request);
    if (request.method === 'OPTIONS') {
      response.setHeader('Allow', this.#generator.allowHeader);
      return;
    }
    await this.#generator.checkRequest(request);
    this.#generator.prepareResponse(response);

    const etag = await this.#options.etagGenerator?.(resource);
    const lastModified = (this.#options.useLastModified ?? true) ? await resource.lastModified() : -1;
    if (new ServletWebRequest(request, response).checkNotModified(etag, lastModified)) return;

    const mediaType = this.#mediaTypeOf(resource);
    this.#setHeaders(response, resource, mediaType);
    if (request.getHeader('Range') === undefined) await this.#write(request, response, resource, mediaType);
    else await this.#writeRegions(request, response, resource, mediaType);
  }

  async #getResource(request: HttpServletRequest): Promise<AbstractResource> {
    const within = getHandlerMatch(request)?.pathWithinMapping ?? request.requestURI;
    const path = normalizeInputPath(within);
    const resource = shouldIgnoreInputPath(path)
      ? undefined
      : await this.#resolve.resolveResource(request, path, this.locations);
    if (!resource) throw new NoResourceFoundException(request.method, within);
    return this.#transform.transform(request, resource);
  }

  #mediaTypeOf({ filename }: AbstractResource): MediaType | undefined {
    const extension = filename === undefined ? '' : filename.slice(filename.lastIndexOf('.') + 1).toLowerCase();
    return this.#options.mediaTypes?.get(extension) ?? MediaTypeFactory.getMediaType(filename);
  }

  #setHeaders(response: HttpServletResponse, resource: AbstractResource, mediaType: MediaType | undefined): void {
    if (mediaType) response.contentType = mediaType.toString();
    for (const [name, value] of responseHeadersOf(resource)) response.setHeader(name, value);
    response.setHeader('Accept-Ranges', 'bytes');
  }

  async #write(
    request: HttpServletRequest,
    response: HttpServletResponse,
    resource: AbstractResource,
    mediaType: MediaType | undefined,
  ): Promise<void> {
    const message = new ServletServerHttpResponse(response);
    if (request.method !== 'HEAD') {
      await this.#converter.write(resource, undefined, mediaType, message);
      return;
    }
    message.setDefaultContentType((mediaType ?? MediaType.APPLICATION_OCTET_STREAM).toString());
    message.setDefaultContentLength(await resource.contentLength());
    await message.flush();
  }

  async #writeRegions(
    request: HttpServletRequest,
    response: HttpServletResponse,
    resource: AbstractResource,
    mediaType: MediaType | undefined,
  ): Promise<void> {
    let regions: ResourceRegion[];
    try {
      const ranges = HttpRange.parseRanges(request.getHeader('Range'));
      regions = await ResourceRegion.ofRanges(ranges, resource);
    } catch (error) {
      if (!(error instanceof IllegalArgumentException)) throw error;
      response.contentType = undefined;
      response.setHeader('Content-Range', `bytes */${await resource.contentLength()}`);
      response.sendError(416);
      return;
    }
    response.status = 206;
    await this.#regionConverter.write(regions, undefined, mediaType, new ServletServerHttpResponse(response));
  }
}
