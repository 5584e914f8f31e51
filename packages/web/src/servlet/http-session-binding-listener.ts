import type { HttpSession } from './http-session.js';
import type { HttpSessionBindingEvent } from './servlet-listeners.js';

/**
 * A value that wants to know when it enters a session, or leaves it: by removal, invalidation or expiry.
 * Source: Servlet 6.0 `HttpSessionBindingListener`.
 */
export interface HttpSessionBindingListener {
  valueBound?(event: HttpSessionBindingEvent): void;
  valueUnbound?(event: HttpSessionBindingEvent): void;
}

type BindingMethod = 'valueBound' | 'valueUnbound';

/** Tells a value where it is one that listens. */
export function notifyValue(method: BindingMethod, session: HttpSession, name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null || !(method in value)) return;
  (value as HttpSessionBindingListener)[method]?.({ session, name, value });
}
