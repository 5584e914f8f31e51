import { EtaTemplates, EtaView } from './eta-view.js';
import { UrlBasedViewResolver, type UrlBasedViewResolverOptions } from './url-based-view-resolver.js';

/** Settings of an {@link EtaViewResolver}. */
export interface EtaViewResolverOptions extends UrlBasedViewResolverOptions {
  /** Folder of the templates. */
  readonly views: string;
  /** Whether compiled templates are kept. Default true; false for development. */
  readonly cache?: boolean;
  /** Default `text/html;charset=UTF-8`. */
  readonly contentType?: string;
}

/** Takes view names for the names of eta templates, `.eta` added. Source: Spring `AbstractTemplateViewResolver`. */
export class EtaViewResolver extends UrlBasedViewResolver {
  readonly #templates: EtaTemplates;
  readonly #contentType: string | undefined;

  constructor({ views, cache = true, contentType, ...options }: EtaViewResolverOptions) {
    super(options);
    this.#templates = new EtaTemplates(views, cache);
    this.#contentType = contentType;
  }

  protected buildView(url: string): EtaView {
    return new EtaView(this.#templates, url, this.#contentType === undefined ? {} : { contentType: this.#contentType });
  }
}
