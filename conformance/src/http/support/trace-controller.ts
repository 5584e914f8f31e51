import { setTimeout } from 'node:timers/promises';
import { GetMapping, PathVariable, RestController } from '@vernal/web';
import { Traces } from './traces.js';

/** GET /trace/NAME answers what was recorded under that name, once. */
@RestController()
export class TraceController {
  readonly #traces: Traces;

  constructor(traces: Traces) {
    this.#traces = traces;
  }

  @GetMapping('/trace/{name}')
  async take(@PathVariable() name: string): Promise<string[]> {
    // an answer may reach the client shortly before its last interceptor callback has run
    await setTimeout(150);
    return this.#traces.take(name);
  }
}
