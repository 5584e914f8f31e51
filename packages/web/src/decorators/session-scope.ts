import { type DecoratorFor, Scope, type ScopeOptions } from '@vernal/core';

/** One object for each session; others get a stand-in for the present one unless `proxyMode` says no. Source: Spring `@SessionScope`. */
export function SessionScope(options: ScopeOptions = {}): DecoratorFor<'class' | 'method'> {
  return Scope('session', { proxyMode: 'targetClass', ...options });
}
