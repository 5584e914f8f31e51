import type { ConditionContext } from '@vernal/core';

/** Whether several processes may serve the gallery. */
export const hasRedis = (context: ConditionContext): boolean =>
  context.getEnvironment().getProperty('gallery.redis-url', '') !== '';
