import type { MaybePromise, Scope } from '@vernal/core';
import { RequestContextHolder } from '../strategies/request-context-holder.js';
import { ScopedObjects } from './scoped-objects.js';

const ATTRIBUTE = 'vernal.web.SessionScope';

/**
 * Beans of one session, which is made where there is none. A repository that keeps sessions outside of the process needs their classes to be
 * `@Serializable()`. Source: Spring `SessionScope`.
 */
export class SessionScope implements Scope {
  get(name: string, create: () => MaybePromise<unknown>): MaybePromise<unknown> {
    return currentObjects().get(name, create);
  }

  remove(name: string): unknown {
    return currentObjects().remove(name);
  }

  registerDestructionCallback(name: string, callback: () => MaybePromise<void>): void {
    currentObjects().registerDestructionCallback(name, callback);
  }
}

function currentObjects(): ScopedObjects {
  const session = RequestContextHolder.currentRequestAttributes().request.getLoadedSession(true);
  const known = session.getAttribute(ATTRIBUTE) as ScopedObjects | undefined;
  if (known) return known;
  const made = new ScopedObjects();
  session.setAttribute(ATTRIBUTE, made);
  return made;
}
