/** A value that wants to know when it leaves a session: by removal, invalidation or expiry. Source: Servlet 6.0 `HttpSessionBindingListener`. */
export interface HttpSessionBindingListener {
  valueUnbound(name: string): void;
}

/** Tells a value that it has left its session; one that does not listen is left alone. */
export function notifyUnbound(name: string, value: unknown): void {
  if (typeof value === 'object' && value !== null && 'valueUnbound' in value) {
    (value as HttpSessionBindingListener).valueUnbound(name);
  }
}
