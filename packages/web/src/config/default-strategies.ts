import type { DispatcherStrategies } from '../strategies/dispatcher-strategies.js';

/**
 * What a dispatcher servlet uses where its context has no bean of a kind: the one list of implementations.
 * Source: Spring `DispatcherServlet.properties`.
 */
export function defaultStrategies(_context: object): Partial<DispatcherStrategies> {
  return {};
}
