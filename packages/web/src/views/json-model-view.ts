import { type MaybePromise, MODEL_KEY_PREFIX } from '@vernal/core';
import { JsonMapper } from '../converters/json-mapper.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { AbstractView } from './abstract-view.js';

/** Settings of a {@link JsonModelView}. */
export interface JsonModelViewOptions {
  /** Default: a mapper of its own. */
  readonly mapper?: JsonMapper;
  /** Default `application/json`. */
  readonly contentType?: string;
  /** The only attributes that are written. Default: all but binding results. */
  readonly modelKeys?: readonly string[];
  /** Whether a model with one attribute is written as that attribute's value. Default false. */
  readonly extractValueFromSingleKeyModel?: boolean;
  /** Written before the JSON. */
  readonly jsonPrefix?: string;
  /** Whether `Cache-Control: no-store` is sent. Default true. */
  readonly disableCaching?: boolean;
}

/** Writes the model as one JSON object. Source: Spring `MappingJackson2JsonView`. */
export class JsonModelView extends AbstractView {
  readonly #options: JsonModelViewOptions;
  readonly #mapper: JsonMapper;

  constructor(options: JsonModelViewOptions = {}) {
    super({ contentType: options.contentType ?? 'application/json' });
    this.#options = options;
    this.#mapper = options.mapper ?? new JsonMapper();
  }

  protected renderMergedOutputModel(
    model: Map<string, unknown>,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<void> {
    this.setResponseContentType(request, response);
    response.characterEncoding = 'UTF-8';
    if (this.#options.disableCaching ?? true) response.addHeader('Cache-Control', 'no-store');
    return response.complete(`${this.#options.jsonPrefix ?? ''}${this.#mapper.write(this.#filterModel(model))}`);
  }

  #filterModel(model: ReadonlyMap<string, unknown>): unknown {
    const { modelKeys, extractValueFromSingleKeyModel } = this.#options;
    const kept = [...model].filter(
      ([name]) => !name.startsWith(MODEL_KEY_PREFIX) && (modelKeys === undefined || modelKeys.includes(name)),
    );
    const [first] = kept;
    return extractValueFromSingleKeyModel && first && kept.length === 1 ? first[1] : new Map(kept);
  }
}
