import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { ServletRequestPath } from '../servlet/servlet-request-path.js';
import type { HandlerInterceptor } from '../strategies/handler-interceptor.js';
import { MappedInterceptor } from './mapped-interceptor.js';

const KEPT_PATHS = 1024;

/** The interceptors of a handler mapping: those of a path, without new lists where the path was there before. */
export class HandlerInterceptors {
  readonly #interceptors: readonly (HandlerInterceptor | MappedInterceptor)[];
  /** All of them, where none depends on the path. */
  readonly #always: readonly HandlerInterceptor[] | undefined;
  readonly #byPath = new Map<string, readonly HandlerInterceptor[]>();

  constructor(interceptors: readonly (HandlerInterceptor | MappedInterceptor)[]) {
    this.#interceptors = interceptors;
    const unconditional = interceptors.filter((interceptor) => !isConditional(interceptor));
    this.#always = unconditional.length === interceptors.length ? unconditional.map(unwrapped) : undefined;
  }

  of(request: HttpServletRequest): readonly HandlerInterceptor[] {
    return this.#always ?? this.#ofPath(ServletRequestPath.valueOf(request), request);
  }

  #ofPath(path: string, request: HttpServletRequest): readonly HandlerInterceptor[] {
    const known = this.#byPath.get(path);
    if (known) return known;
    const found = this.#interceptors
      .filter((interceptor) => !isConditional(interceptor) || interceptor.matches(request))
      .map(unwrapped);
    if (this.#byPath.size >= KEPT_PATHS) this.#byPath.clear();
    this.#byPath.set(path, found);
    return found;
  }
}

function isConditional(interceptor: HandlerInterceptor | MappedInterceptor): interceptor is MappedInterceptor {
  return interceptor instanceof MappedInterceptor && !interceptor.matchesAll;
}

function unwrapped(interceptor: HandlerInterceptor | MappedInterceptor): HandlerInterceptor {
  return interceptor instanceof MappedInterceptor ? interceptor.interceptor : interceptor;
}
