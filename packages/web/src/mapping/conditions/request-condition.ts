import type { HttpServletRequest } from '../../servlet/http-servlet-request.js';

/** One thing that requests of a mapping must have. Source: Spring `RequestCondition`. */
export interface RequestCondition<T> {
  /** The condition of a class, this one, together with that of its method. */
  combine(other: T): T;
  /** What of the condition is met by the request, the condition itself where that is all; undefined where it is not met. */
  getMatchingCondition(request: HttpServletRequest): T | undefined;
  /** Negative where this condition fits the request more closely; both come from {@link getMatchingCondition}. */
  compareTo(other: T, request: HttpServletRequest): number;
}
