import { isPromiseLike, type MaybePromise } from '@vernal/core';
import { WebContentGenerator, type WebContentOptions } from '../binding/web-content-generator.js';
import { HttpHeaders } from '../http/http-headers.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { ModelAndView } from '../strategies/model-and-view.js';
import { ViewController } from '../strategies/view-controller.js';

/**
 * A controller that is a bean mapped to a path: it checks the method, by default for GET, HEAD and POST, sends cache headers,
 * and answers OPTIONS. Source: Spring's `AbstractController`.
 */
export abstract class AbstractController extends ViewController {
  readonly #generator: WebContentGenerator;

  constructor(options: WebContentOptions = {}) {
    super();
    this.#generator = new WebContentGenerator({ supportedMethods: ['GET', 'HEAD', 'POST'], ...options });
  }

  override handleRequest(
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<ModelAndView | undefined> {
    if (request.method === 'OPTIONS') {
      response.setHeader(HttpHeaders.ALLOW, this.#generator.allowHeader);
      return undefined;
    }
    const proceed = () => {
      this.#generator.prepareResponse(response);
      return this.handleRequestInternal(request, response);
    };
    const checked = this.#generator.checkRequest(request);
    return isPromiseLike(checked) ? checked.then(proceed) : proceed();
  }

  /** The model and the view, or undefined where the answer is written already. */
  protected abstract handleRequestInternal(
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<ModelAndView | undefined>;
}
