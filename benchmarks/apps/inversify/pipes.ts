import { BadRequestHttpResponse, type Pipe } from '@inversifyjs/http-core';
import type { z } from 'zod';

/** Checks and converts with a schema. */
export class SchemaPipe<S extends z.ZodType> implements Pipe<unknown, z.output<S>> {
  readonly #schema: S;

  constructor(schema: S) {
    this.#schema = schema;
  }

  execute(input: unknown): z.output<S> {
    const { success, data, error } = this.#schema.safeParse(input);
    if (!success) throw new BadRequestHttpResponse({ error: error.message });
    return data;
  }
}
