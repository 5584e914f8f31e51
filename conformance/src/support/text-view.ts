import { BindingResult, isInstance, type MaybePromise } from '@vernal/core';
import { AbstractUrlBasedView, type HttpServletRequest, type HttpServletResponse } from '@vernal/web';
import { javaText } from './java-text.js';

/**
 * A view without a template: it writes "view=URL model={name=value, …}", names in alphabetical order. Binding results are
 * left out. A view whose URL contains "broken" fails before anything is written.
 */
export class TextView extends AbstractUrlBasedView {
  readonly #failure: () => Error;

  constructor(url: string, failure: () => Error) {
    super(url, { contentType: 'text/plain;charset=UTF-8' });
    this.#failure = failure;
  }

  protected renderMergedOutputModel(
    model: Map<string, unknown>,
    _request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<void> {
    if (this.url.includes('broken')) throw this.#failure();
    response.contentType = this.contentType;
    return response.write(`view=${this.url} model=${modelText(model)}`);
  }
}

export function modelText(model: ReadonlyMap<string, unknown>): string {
  const shown = [...model].filter(([, value]) => !isInstance(value, BindingResult));
  return javaText(new Map(shown.sort(([a], [b]) => (a < b ? -1 : 1))));
}
