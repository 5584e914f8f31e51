import type { ObjectProvider } from '@vernal/core';
import { Trace } from './trace.js';

/** The ways to ask a provider. */
export function callProvider(provider: ObjectProvider, method: string): string {
  return Trace.describe(ask(provider, method));
}

function ask(provider: ObjectProvider, method: string): unknown {
  switch (method) {
    case 'get':
      return provider.getObject();
    case 'ifAvailable':
      return provider.getIfAvailable();
    case 'ifUnique':
      return provider.getIfUnique();
    case 'all':
      return provider.orderedStream();
    default:
      return provider.stream();
  }
}
