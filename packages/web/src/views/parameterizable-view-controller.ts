import { AbstractController } from '../mapping/abstract-controller.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ModelAndView } from '../strategies/model-and-view.js';
import type { View } from '../strategies/view.js';
import { REDIRECT_URL_PREFIX } from '../strategies/view-name-prefixes.js';

/** Settings of a {@link ParameterizableViewController}. */
export interface ParameterizableViewControllerOptions {
  /** A view, or the name of one. Default: the name made of the path. */
  readonly view?: View | string;
  /** Default: the status is left as it is. */
  readonly status?: number;
  /** Whether nothing is rendered: the answer is the status alone. Default false. */
  readonly statusOnly?: boolean;
}

/** Shows the same view for every GET and HEAD. Source: Spring `ParameterizableViewController`. */
export class ParameterizableViewController extends AbstractController {
  readonly #options: ParameterizableViewControllerOptions;

  constructor(options: ParameterizableViewControllerOptions = {}) {
    super({ supportedMethods: ['GET', 'HEAD'] });
    this.#options = options;
  }

  protected override handleRequestInternal(
    _request: HttpServletRequest,
    response: HttpServletResponse,
  ): ModelAndView | undefined {
    const { view, status, statusOnly } = this.#options;
    if (status !== undefined) {
      response.status = status;
      const isRedirectStatus =
        status >= 300 && status < 400 && typeof view === 'string' && !view.startsWith(REDIRECT_URL_PREFIX);
      if (isRedirectStatus) return new ModelAndView(REDIRECT_URL_PREFIX + view, {}, status);
    }
    return statusOnly ? undefined : new ModelAndView(view, {}, status);
  }
}
