import { IllegalArgumentException, isPromiseLike } from '@vernal/core';
import { DispatchedRequest, type DispatchTarget, forwardAttributes, IncludedRequest } from './dispatched-request.js';
import type { DispatcherType } from './dispatcher-type.js';
import type { HttpServletRequest, RequestDispatcher } from './http-servlet-request.js';
import type { HttpServletResponse } from './http-servlet-response.js';
import { unwrapResponse } from './http-servlet-response-wrapper.js';
import { IncludedResponse } from './included-response.js';
import { NodeHttpServletResponse } from './node-http-servlet-response.js';
import type { RegisteredServlet } from './registrations.js';
import { decodedPath } from './request-path.js';
import type { ServletMapping } from './servlet-mapper.js';

/** What finds servlets and calls them with their filters. */
interface ServletInvoker {
  readonly contextPath: string;
  find(path: string): ServletMapping<RegisteredServlet>;
  invoke(
    mapping: ServletMapping<RegisteredServlet>,
    path: string,
    type: DispatcherType,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): void | Promise<void>;
}

/** A target as a dispatcher needs it. */
interface InvokableTarget extends DispatchTarget {
  readonly mapping: ServletMapping<RegisteredServlet>;
}

/** Where a path of the application, with its query, leads to. Throws an `IllegalArgumentException` for one that is no path. */
export function dispatchTarget(invoker: ServletInvoker, pathAndQuery: string): InvokableTarget {
  const question = pathAndQuery.indexOf('?');
  const given = question < 0 ? pathAndQuery : pathAndQuery.slice(0, question);
  const path = given.startsWith('/') ? decodedPath(given) : undefined;
  if (path === undefined)
    throw new IllegalArgumentException(`'${pathAndQuery}' is no path that a request can be sent to`);
  return {
    requestURI: invoker.contextPath + given,
    queryString: question < 0 ? undefined : pathAndQuery.slice(question + 1),
    path,
    mapping: invoker.find(path),
  };
}

/** Sends requests to one path of the application. */
export class ApplicationRequestDispatcher implements RequestDispatcher {
  readonly #invoker: ServletInvoker;
  readonly #target: InvokableTarget;

  constructor(invoker: ServletInvoker, path: string) {
    this.#invoker = invoker;
    this.#target = dispatchTarget(invoker, path);
  }

  forward(request: HttpServletRequest, response: HttpServletResponse): void | Promise<void> {
    response.resetBuffer();
    const forwarded = new DispatchedRequest(request, 'FORWARD', this.#target, forwardAttributes(request));
    const pending = this.#invoke('FORWARD', forwarded, response);
    const close = () => {
      if (!request.isAsyncStarted) suspend(response);
    };
    return isPromiseLike(pending) ? pending.then(close) : close();
  }

  include(request: HttpServletRequest, response: HttpServletResponse): void | Promise<void> {
    return this.#invoke('INCLUDE', new IncludedRequest(request, this.#target), new IncludedResponse(response));
  }

  #invoke(type: DispatcherType, request: HttpServletRequest, response: HttpServletResponse): void | Promise<void> {
    const { mapping, path } = this.#target;
    return this.#invoker.invoke(mapping, path, type, request, response);
  }
}

/** After a forward the servlet that forwarded can add nothing to the body. */
function suspend(response: HttpServletResponse): void {
  const native = unwrapResponse(response);
  if (native instanceof NodeHttpServletResponse) native.suspend();
}
