import { type DecoratorFor, Scope, type ScopeOptions } from '@vernal/core';

/** One object for each request; others get a stand-in for the present one unless `proxyMode` says no. Source: Spring `@RequestScope`. */
export function RequestScope(options: ScopeOptions = {}): DecoratorFor<'class' | 'method'> {
  return Scope('request', { proxyMode: 'targetClass', ...options });
}
