import type { DecoratorFor } from '@vernal/core';
import { RequestMapping } from '@vernal/web';

/** A composed mapping: POST, JSON in, JSON out; only the path is left to say. */
export function JsonPost(path: string): DecoratorFor<'method'> {
  return RequestMapping({ path, method: 'POST', consumes: 'application/json', produces: 'application/json' });
}
