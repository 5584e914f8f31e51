import type { MaybePromise } from '@vernal/core';
import { ServletException } from '../errors/servlet-exception.js';
import { INCLUDE_REQUEST_URI } from '../servlet/dispatch-attributes.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { AbstractUrlBasedView } from './abstract-url-based-view.js';

/**
 * Hands the request to another servlet or handler of the application, the model as request attributes. Includes instead of
 * forwarding where the request is itself included or the answer is committed. Throws a `ServletException` for a path that
 * would lead back to the same handler. Source: Spring `InternalResourceView`.
 */
export class InternalResourceView extends AbstractUrlBasedView {
  protected renderMergedOutputModel(
    model: Map<string, unknown>,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<void> {
    for (const [name, value] of model) request.setAttribute(name, value);
    const dispatcher = request.getRequestDispatcher(this.url);
    if (response.isCommitted || request.getAttribute(INCLUDE_REQUEST_URI) !== undefined) {
      response.contentType = this.contentType;
      return dispatcher.include(request, response);
    }
    return dispatcher.forward(request, response);
  }
}

/** An {@link InternalResourceView} that refuses a path which leads back to the handler. */
export class LoopSafeInternalResourceView extends InternalResourceView {
  protected override renderMergedOutputModel(
    model: Map<string, unknown>,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<void> {
    const uri = request.requestURI;
    const target = this.url.startsWith('/') ? this.url : uri.slice(0, uri.lastIndexOf('/') + 1) + this.url;
    if (uri === target) {
      throw new ServletException(
        `Circular view path [${this.url}]: would dispatch back to the current handler URL [${uri}] again. ` +
          'Check the view resolvers; the name may be a default one, because the handler named no view.',
      );
    }
    return super.renderMergedOutputModel(model, request, response);
  }
}
