import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { ServletRequestPath } from '../servlet/servlet-request-path.js';
import type { HandlerInterceptor } from '../strategies/handler-interceptor.js';
import { getHandlerMatch } from '../strategies/handler-match.js';
import { MappedInterceptor } from './mapped-interceptor.js';

/** Bits of a number that can be counted on. */
const KEPT_CONDITIONS = 30;

/** The interceptors of a handler mapping: those of a path, without new lists where there was such a choice before. */
export class HandlerInterceptors {
  readonly #interceptors: readonly (HandlerInterceptor | MappedInterceptor)[];
  readonly #conditional: readonly MappedInterceptor[];
  /** Lists by which of the conditional ones are in them, as bits. */
  readonly #lists = new Map<number, readonly HandlerInterceptor[]>();

  constructor(interceptors: readonly (HandlerInterceptor | MappedInterceptor)[]) {
    this.#interceptors = interceptors;
    this.#conditional = interceptors.filter(isConditional);
    this.#lists.set(
      0,
      this.#listOf(() => false),
    );
  }

  of(request: HttpServletRequest): readonly HandlerInterceptor[] {
    if (this.#conditional.length === 0) return this.#lists.get(0) as readonly HandlerInterceptor[];
    const match = getHandlerMatch(request);
    if (match?.interceptors !== undefined && match.interceptorsOwner === this) return match.interceptors;
    const interceptors = this.#ofPath(ServletRequestPath.of(request));
    if (match?.isOfOnePath) {
      match.interceptors = interceptors;
      match.interceptorsOwner = this;
    }
    return interceptors;
  }

  #ofPath(path: ServletRequestPath): readonly HandlerInterceptor[] {
    const conditional = this.#conditional;
    if (conditional.length > KEPT_CONDITIONS) return this.#listOf((one) => one.matches(path));
    let bits = 0;
    for (let i = 0; i < conditional.length; i++) if (conditional[i]?.matches(path)) bits |= 1 << i;
    const known = this.#lists.get(bits);
    if (known) return known;
    const list = this.#listOf((one) => (bits & (1 << conditional.indexOf(one))) !== 0);
    this.#lists.set(bits, list);
    return list;
  }

  #listOf(isIn: (interceptor: MappedInterceptor) => boolean): readonly HandlerInterceptor[] {
    return this.#interceptors.filter((one) => !isConditional(one) || isIn(one)).map(unwrapped);
  }
}

function isConditional(interceptor: HandlerInterceptor | MappedInterceptor): interceptor is MappedInterceptor {
  return interceptor instanceof MappedInterceptor && !interceptor.matchesAll;
}

function unwrapped(interceptor: HandlerInterceptor | MappedInterceptor): HandlerInterceptor {
  return interceptor instanceof MappedInterceptor ? interceptor.interceptor : interceptor;
}
