import type { View } from './view.js';

/** What a handler wants rendered, and with which status. Source: Spring `ModelAndView`. */
export class ModelAndView {
  /** A view, or the name of one; undefined where the default view name or nothing is meant. */
  view: View | string | undefined;
  readonly model: Map<string, unknown>;
  status: number | undefined;
  #cleared = false;

  constructor(view?: View | string, model?: ReadonlyMap<string, unknown> | Record<string, unknown>, status?: number) {
    this.view = view;
    this.model = model instanceof Map ? new Map(model) : new Map(Object.entries(model ?? {}));
    this.status = status;
  }

  /** The name, where the view is still one. */
  get viewName(): string | undefined {
    return typeof this.view === 'string' ? this.view : undefined;
  }

  addObject(name: string, value: unknown): this {
    this.model.set(name, value);
    return this;
  }

  /** Nothing to render: the answer is written. */
  clear(): void {
    this.view = undefined;
    this.model.clear();
    this.#cleared = true;
  }

  /** Neither a view nor a model. */
  get isEmpty(): boolean {
    return this.view === undefined && this.model.size === 0;
  }

  get wasCleared(): boolean {
    return this.#cleared && this.isEmpty;
  }
}
