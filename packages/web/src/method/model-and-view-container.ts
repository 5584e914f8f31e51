import type { View } from '../strategies/view.js';
import { Model } from './model.js';
import { SessionStatus } from './session-status.js';

/** What resolvers, the handler and return value handlers decide together: model, view, status. Source: Spring `ModelAndViewContainer`. */
export class ModelAndViewContainer {
  /** A view, or the name of one. */
  view: View | string | undefined = undefined;
  /** A status for the answer that the view is rendered into. */
  status: number | undefined = undefined;
  /** Whether the answer is written: there is nothing to be rendered. */
  requestHandled = false;
  #defaultModel: Model | undefined = undefined;
  #redirectModel: Model | undefined = undefined;
  #redirects = false;
  #sessionStatus: SessionStatus | undefined = undefined;
  #noBinding: Set<string> | undefined = undefined;
  #bindingDisabled: Set<string> | undefined = undefined;

  get viewName(): string | undefined {
    return typeof this.view === 'string' ? this.view : undefined;
  }

  /** The model that the view gets: of a redirect only what the handler wants to be sent along. */
  get model(): Model {
    if (this.#redirects) return this.redirectModel;
    return this.defaultModel;
  }

  get defaultModel(): Model {
    this.#defaultModel ??= new Model();
    return this.#defaultModel;
  }

  /** Whether anything was put into the model, or may have been. */
  get hasModel(): boolean {
    return this.#defaultModel !== undefined || this.#redirectModel !== undefined;
  }

  get redirectModel(): Model {
    this.#redirectModel ??= new Model();
    return this.#redirectModel;
  }

  /** Called with `RedirectAttributes` when a handler takes them. */
  set redirectModel(model: Model) {
    this.#redirectModel = model;
  }

  /** Whether the handler redirects: the default model is then left behind. */
  set redirectModelScenario(redirects: boolean) {
    this.#redirects = redirects;
  }

  get usesDefaultModel(): boolean {
    return !this.#redirects;
  }

  get sessionStatus(): SessionStatus {
    this.#sessionStatus ??= new SessionStatus();
    return this.#sessionStatus;
  }

  get isSessionComplete(): boolean {
    return this.#sessionStatus?.isComplete ?? false;
  }

  addAttribute(name: string, value: unknown): this {
    this.model.set(name, value);
    return this;
  }

  containsAttribute(name: string): boolean {
    if (this.#redirects) return this.redirectModel.has(name);
    return this.#defaultModel?.has(name) ?? false;
  }

  /** Leaves an attribute alone when parameters are bound, as a `@ModelAttribute` method demands. */
  setBindingDisabled(name: string): void {
    this.#bindingDisabled ??= new Set();
    this.#bindingDisabled.add(name);
  }

  /** What a `@ModelAttribute` parameter says; it takes the place of {@link setBindingDisabled}. */
  setBinding(name: string, enabled: boolean): void {
    this.#noBinding ??= new Set();
    if (enabled) this.#noBinding.delete(name);
    else this.#noBinding.add(name);
  }

  isBindingDisabled(name: string): boolean {
    return (this.#bindingDisabled?.has(name) ?? false) || (this.#noBinding?.has(name) ?? false);
  }
}
