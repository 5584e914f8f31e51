import { HandlerInterceptor, type HttpServletRequest, type HttpServletResponse, type ModelAndView } from '@vernal/web';
import { Crash } from '../support/crash.js';
import { Rejected } from '../support/rejected.js';
import type { Traces } from '../support/traces.js';

/**
 * Records its callbacks as NAME.pre, NAME.post[view], NAME.after[message of the exception], NAME.concurrent.
 * The request may ask for trouble: ?stop=NAME lets preHandle answer 403 itself and return false;
 * ?crash=NAME.pre (or .post, .after) throws an exception that nobody handles; ?reject=… one that the controller handles.
 */
export class RecordingInterceptor extends HandlerInterceptor {
  readonly #name: string;
  readonly #traces: Traces;

  constructor(name: string, traces: Traces) {
    super();
    this.#name = name;
    this.#traces = traces;
  }

  override async preHandle(request: HttpServletRequest, response: HttpServletResponse): Promise<boolean> {
    this.#traces.add(request, `${this.#name}.pre`);
    troubleAt(request, `${this.#name}.pre`);
    if (request.getParameter('stop') !== this.#name) return true;
    response.status = 403;
    response.contentType = 'text/plain;charset=UTF-8';
    await response.write(`stopped by ${this.#name}`);
    return false;
  }

  override postHandle(
    request: HttpServletRequest,
    _response: HttpServletResponse,
    _handler: object,
    result: ModelAndView | undefined,
  ): void {
    this.#traces.add(request, `${this.#name}.post[${viewOf(result)}]`);
    troubleAt(request, `${this.#name}.post`);
  }

  override afterCompletion(
    request: HttpServletRequest,
    _response: HttpServletResponse,
    _handler: object,
    exception: unknown,
  ): void {
    this.#traces.add(request, `${this.#name}.after[${exception instanceof Error ? exception.message : '-'}]`);
    troubleAt(request, `${this.#name}.after`);
  }

  override afterConcurrentHandlingStarted(request: HttpServletRequest): void {
    this.#traces.add(request, `${this.#name}.concurrent`);
  }
}

function viewOf(result: ModelAndView | undefined): string {
  return result === undefined ? '-' : (result.viewName ?? 'a view object');
}

function troubleAt(request: HttpServletRequest, place: string): void {
  if (request.getParameter('crash') === place) throw new Crash(place);
  if (request.getParameter('reject') === place) throw new Rejected(place);
}
