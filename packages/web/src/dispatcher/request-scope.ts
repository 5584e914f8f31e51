import type { MaybePromise, Scope } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { RequestContextHolder } from '../strategies/request-context-holder.js';
import { ScopedObjects } from './scoped-objects.js';

const ATTRIBUTE = 'vernal.web.RequestScope';

/** Beans of one request. Source: Spring `RequestScope`. */
export class RequestScope implements Scope {
  get(name: string, create: () => MaybePromise<unknown>): MaybePromise<unknown> {
    return objectsOf(currentRequest()).get(name, create);
  }

  remove(name: string): unknown {
    return objectsOf(currentRequest()).remove(name);
  }

  registerDestructionCallback(name: string, callback: () => MaybePromise<void>): void {
    objectsOf(currentRequest()).registerDestructionCallback(name, callback);
  }

  /** The request is over: its beans are given up. Called by the servlet. */
  static completed(request: HttpServletRequest): MaybePromise<void> {
    return (request.getAttribute(ATTRIBUTE) as ScopedObjects | undefined)?.destroy();
  }
}

function currentRequest(): HttpServletRequest {
  return RequestContextHolder.currentRequestAttributes().request;
}

function objectsOf(request: HttpServletRequest): ScopedObjects {
  const known = request.getAttribute(ATTRIBUTE) as ScopedObjects | undefined;
  if (known) return known;
  const made = new ScopedObjects();
  request.setAttribute(ATTRIBUTE, made);
  return made;
}
