import { type WebRequest, WebRequestInterceptor } from '@vernal/web';
import type { Traces } from '../support/traces.js';

/** The interceptor variant without servlet types: it cannot stop a request, but it sees and extends the model. */
export class RecordingWebRequestInterceptor extends WebRequestInterceptor {
  readonly #name: string;
  readonly #traces: Traces;

  constructor(name: string, traces: Traces) {
    super();
    this.#name = name;
    this.#traces = traces;
  }

  override preHandle(request: WebRequest): void {
    this.#traces.add(request.getParameter('trace'), `${this.#name}.pre`);
  }

  override postHandle(request: WebRequest, model: Map<string, unknown> | undefined): void {
    this.#traces.add(request.getParameter('trace'), `${this.#name}.post[${model ? 'model' : 'no model'}]`);
    model?.set('footer', `by ${this.#name}`);
  }

  override afterCompletion(request: WebRequest, exception: unknown): void {
    const message = exception instanceof Error ? exception.message : '-';
    this.#traces.add(request.getParameter('trace'), `${this.#name}.after[${message}]`);
  }
}
