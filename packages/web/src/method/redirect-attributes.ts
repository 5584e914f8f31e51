import { Model } from './model.js';

/** Writes a value as the text of a query parameter. */
export type AttributeFormatter = (value: unknown) => string;

/**
 * What a handler that redirects sends along: attributes as texts in the query or as URI variables, flash attributes by way
 * of the session. Source: Spring `RedirectAttributes`.
 */
export class RedirectAttributes extends Model {
  readonly #format: AttributeFormatter;
  #flashAttributes: Model | undefined;

  /** @param format default `String` */
  constructor(format: AttributeFormatter = String) {
    super();
    this.#format = format;
  }

  override set(name: string, value: unknown): this {
    return super.set(name, value === undefined || value === null ? value : this.#format(value));
  }

  get flashAttributes(): ReadonlyMap<string, unknown> {
    return this.#flashModel;
  }

  addFlashAttribute(name: string, value: unknown): this;
  addFlashAttribute(value: object): this;
  addFlashAttribute(...args: [string, unknown] | [object]): this {
    if (args.length === 2) this.#flashModel.addAttribute(...args);
    else this.#flashModel.addAttribute(...args);
    return this;
  }

  get #flashModel(): Model {
    this.#flashAttributes ??= new Model();
    return this.#flashAttributes;
  }
}
