import { isPreFlightRequest } from '../../cors/cors-utils.js';
import type { RequestMethod } from '../../decorators/request-mapping.js';
import type { HttpServletRequest } from '../../servlet/http-servlet-request.js';
import type { RequestCondition } from './request-condition.js';

/**
 * The request's method is one of these; GET includes HEAD. Without any, every method is meant but OPTIONS, which is answered for
 * all handlers of a path together. Source: Spring `RequestMethodsRequestCondition`.
 */
export class RequestMethodsRequestCondition implements RequestCondition<RequestMethodsRequestCondition> {
  readonly methods: ReadonlySet<RequestMethod>;

  constructor(methods: Iterable<RequestMethod>) {
    this.methods = new Set(methods);
  }

  combine(other: RequestMethodsRequestCondition): RequestMethodsRequestCondition {
    return new RequestMethodsRequestCondition([...this.methods, ...other.methods]);
  }

  getMatchingCondition(request: HttpServletRequest): this | undefined {
    if (isPreFlightRequest(request)) return this.#matchesPreFlight(request) ? this : undefined;
    if (this.methods.size === 0) {
      return request.method !== 'OPTIONS' || request.dispatcherType === 'ERROR' ? this : undefined;
    }
    return this.matchedMethod(request.method) === undefined ? undefined : this;
  }

  /** By the method that fits: one that is named is closer than none, and HEAD itself than GET. */
  compareTo(other: RequestMethodsRequestCondition, request: HttpServletRequest): number {
    if (this.methods.size === 0 || other.methods.size === 0) {
      return Math.sign(other.methods.size) - Math.sign(this.methods.size);
    }
    if (request.method !== 'HEAD') return 0;
    return Number(other.methods.has('HEAD')) - Number(this.methods.has('HEAD'));
  }

  /** The method of the condition that a request's method fits. */
  matchedMethod(method: string): RequestMethod | undefined {
    if (this.methods.has(method as RequestMethod)) return method as RequestMethod;
    return method === 'HEAD' && this.methods.has('GET') ? 'GET' : undefined;
  }

  toString(): string {
    return [...this.methods].join(' || ');
  }

  #matchesPreFlight(request: HttpServletRequest): boolean {
    const announced = request.getHeader('access-control-request-method') ?? '';
    return this.methods.size === 0 || this.matchedMethod(announced) !== undefined;
  }
}
