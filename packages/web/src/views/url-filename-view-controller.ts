import type { WebContentOptions } from '../binding/web-content-generator.js';
import { AbstractController } from '../mapping/abstract-controller.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { ServletRequestPath } from '../servlet/servlet-request-path.js';
import { getInputFlashMap } from '../strategies/flash-maps.js';
import { getHandlerMatch } from '../strategies/handler-match.js';
import { ModelAndView } from '../strategies/model-and-view.js';

/** Settings of a {@link UrlFilenameViewController}. */
export interface UrlFilenameViewControllerOptions extends WebContentOptions {
  /** Stands before the name. Default: nothing. */
  readonly prefix?: string;
  /** Stands behind the name. Default: nothing. */
  readonly suffix?: string;
}

/**
 * Shows the view whose name is the path, or the part of it that the wildcards of the mapping stand for, without a file
 * extension; the model is what the request before left. Source: Spring's `UrlFilenameViewController`.
 */
export class UrlFilenameViewController extends AbstractController {
  readonly #prefix: string;
  readonly #suffix: string;

  constructor(options: UrlFilenameViewControllerOptions = {}) {
    super(options);
    this.#prefix = options.prefix ?? '';
    this.#suffix = options.suffix ?? '';
  }

  protected override handleRequestInternal(request: HttpServletRequest): ModelAndView {
    const within = getHandlerMatch(request)?.pathWithinMapping.trim();
    const path = within || ServletRequestPath.valueOf(request);
    return new ModelAndView(this.#prefix + viewNameOf(path) + this.#suffix, getInputFlashMap(request));
  }
}

function viewNameOf(path: string): string {
  const dot = path.lastIndexOf('.');
  return path.slice(path.startsWith('/') ? 1 : 0, dot < 0 ? undefined : dot);
}
