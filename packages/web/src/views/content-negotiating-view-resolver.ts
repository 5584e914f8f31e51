import type { Ordered } from '@vernal/core';
import { HttpMediaTypeNotAcceptableException } from '../errors/http-media-type-exceptions.js';
import { MediaType } from '../http/media-type.js';
import type { ContentNegotiationManager } from '../negotiation/content-negotiation-manager.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { getHandlerMatch } from '../strategies/handler-match.js';
import { isRedirectView } from '../strategies/smart-view.js';
import { View } from '../strategies/view.js';
import { selectContentType } from '../strategies/view-attributes.js';
import { ViewResolver } from '../strategies/view-resolver.js';

/** Settings of a {@link ContentNegotiatingViewResolver}. */
export interface ContentNegotiatingViewResolverOptions {
  readonly contentNegotiationManager: ContentNegotiationManager;
  /** Asked for candidates, in order. */
  readonly viewResolvers: readonly ViewResolver[];
  /** Candidates for every name, behind those of the resolvers. Default none. */
  readonly defaultViews?: readonly View[];
  /** Whether 406 is answered where no candidate fits; otherwise the next resolver is asked. Default false. */
  readonly useNotAcceptableStatusCode?: boolean;
  /** Default: before all others. */
  readonly order?: number;
}

/**
 * Chooses among the views that other resolvers have for a name the one whose content type the client wants most. Redirects
 * are not subject to it. Source: Spring `ContentNegotiatingViewResolver`.
 */
export class ContentNegotiatingViewResolver extends ViewResolver implements Ordered {
  readonly #options: ContentNegotiatingViewResolverOptions;

  constructor(options: ContentNegotiatingViewResolverOptions) {
    super();
    this.#options = options;
  }

  getOrder(): number {
    return this.#options.order ?? -2147483648;
  }

  async resolveViewName(viewName: string, locale: Intl.Locale, request: HttpServletRequest): Promise<View | undefined> {
    const requested = this.#requestedMediaTypes(request);
    if (requested) {
      const best = bestView(await this.#candidates(viewName, locale, request, requested), requested, request);
      if (best) return best;
    }
    return this.#options.useNotAcceptableStatusCode ? NOT_ACCEPTABLE_VIEW : undefined;
  }

  /** Best first; undefined where the client's wishes cannot be read. */
  #requestedMediaTypes(request: HttpServletRequest): MediaType[] | undefined {
    let acceptable: readonly MediaType[];
    try {
      acceptable = this.#options.contentNegotiationManager.resolveMediaTypes(request);
    } catch (error) {
      if (error instanceof HttpMediaTypeNotAcceptableException) return undefined;
      throw error;
    }
    const producible = getHandlerMatch(request)?.producibleMediaTypes ?? [MediaType.ALL];
    const compatible = new Map<string, MediaType>();
    for (const wanted of acceptable) {
      for (const offered of producible) {
        if (!wanted.isCompatibleWith(offered)) continue;
        const weighted = offered.copyQualityValue(wanted);
        const best = wanted.isLessSpecific(weighted) ? weighted : wanted;
        compatible.set(best.toString(), best);
      }
    }
    return MediaType.sortBySpecificity([...compatible.values()]);
  }

  async #candidates(
    viewName: string,
    locale: Intl.Locale,
    request: HttpServletRequest,
    requested: readonly MediaType[],
  ): Promise<View[]> {
    const { viewResolvers, contentNegotiationManager, defaultViews = [] } = this.#options;
    const extensions = requested.flatMap((type) => contentNegotiationManager.resolveFileExtensions(type));
    const names = [viewName, ...extensions.map((extension) => `${viewName}.${extension}`)];
    const candidates: View[] = [];
    for (const resolver of viewResolvers) {
      for (const name of names) {
        const view = await resolver.resolveViewName(name, locale, request);
        if (view) candidates.push(view);
      }
    }
    return [...candidates, ...defaultViews];
  }
}

function bestView(candidates: readonly View[], requested: readonly MediaType[], request: HttpServletRequest) {
  const redirect = candidates.find(isRedirectView);
  if (redirect) return redirect;
  for (const type of requested) {
    for (const candidate of candidates) {
      if (!candidate.contentType || !type.isCompatibleWith(MediaType.parseMediaType(candidate.contentType))) continue;
      selectContentType(request, type.removeQualityValue());
      return candidate;
    }
  }
  return undefined;
}

class NotAcceptableView extends View {
  readonly contentType = undefined;

  render(_model: ReadonlyMap<string, unknown>, _request: HttpServletRequest, response: HttpServletResponse): void {
    response.status = 406;
  }
}

const NOT_ACCEPTABLE_VIEW = new NotAcceptableView();
