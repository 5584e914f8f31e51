import type { MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { View } from '../strategies/view.js';
import { getExposedPathVariables, getSelectedContentType } from '../strategies/view-attributes.js';

/** What all views of one's own can be told. */
export interface ViewOptions {
  /** Default `text/html;charset=UTF-8`. */
  readonly contentType?: string;
  /** Attributes that every rendering has; those of the model come before them. */
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** Whether the handler's path variables are part of the model. Default true. */
  readonly exposePathVariables?: boolean;
}

/** Merges static attributes, path variables and the model, then lets the subclass render. Source: Spring `AbstractView`. */
export abstract class AbstractView extends View {
  readonly contentType: string;
  readonly #staticAttributes: Map<string, unknown>;
  readonly #exposePathVariables: boolean;

  constructor({
    contentType = 'text/html;charset=UTF-8',
    attributes = {},
    exposePathVariables = true,
  }: ViewOptions = {}) {
    super();
    this.contentType = contentType;
    this.#staticAttributes = new Map(Object.entries(attributes));
    this.#exposePathVariables = exposePathVariables;
  }

  addStaticAttribute(name: string, value: unknown): void {
    this.#staticAttributes.set(name, value);
  }

  render(
    model: ReadonlyMap<string, unknown>,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<void> {
    return this.renderMergedOutputModel(this.#createMergedOutputModel(model, request), request, response);
  }

  /** `model` belongs to this rendering alone. */
  protected abstract renderMergedOutputModel(
    model: Map<string, unknown>,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<void>;

  /** Sets the negotiated content type, else the view's own. */
  protected setResponseContentType(request: HttpServletRequest, response: HttpServletResponse): void {
    const selected = getSelectedContentType(request);
    response.contentType = selected?.isConcrete ? selected.toString() : this.contentType;
  }

  #createMergedOutputModel(model: ReadonlyMap<string, unknown>, request: HttpServletRequest): Map<string, unknown> {
    const pathVariables = this.#exposePathVariables ? getExposedPathVariables(request) : undefined;
    return new Map([...this.#staticAttributes, ...(pathVariables ?? []), ...model]);
  }
}
