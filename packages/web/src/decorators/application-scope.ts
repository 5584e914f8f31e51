import { type DecoratorFor, Scope, type ScopeOptions } from '@vernal/core';

/** One object for each application, shared by all its contexts. Source: Spring `@ApplicationScope`. */
export function ApplicationScope(options: ScopeOptions = {}): DecoratorFor<'class' | 'method'> {
  return Scope('application', { proxyMode: 'targetClass', ...options });
}
