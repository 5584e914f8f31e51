import { Interface } from '../metadata/interfaces.js';
import { IllegalArgumentException } from '../util/exceptions.js';
import { MessageFormat } from './message-format.js';
import {
  DefaultMessageSourceResolvable,
  isMessageSourceResolvable,
  type MessageSourceResolvable,
} from './message-source-resolvable.js';

/** There is no message for a code, and no default. */
export class NoSuchMessageException extends Error {
  constructor(
    readonly code: string,
    readonly locale: Intl.Locale,
  ) {
    super(`No message found under code '${code}' for locale '${locale}'`);
  }

  /** The name of the class, that of a subclass too. */
  override get name(): string {
    return this.constructor.name;
  }
}

/** Texts by code and language. Source: Spring's `MessageSource`. */
@Interface({ all: ['getMessage'] })
export abstract class MessageSource {
  /** @throws NoSuchMessageException where there is no message. */
  abstract getMessage(code: string, args: readonly unknown[] | undefined, locale: Intl.Locale): string;
  /** The message, or the default one with the arguments put in. */
  abstract getMessage(
    code: string,
    args: readonly unknown[] | undefined,
    defaultMessage: string,
    locale: Intl.Locale,
  ): string;
  abstract getMessage(
    code: string,
    args: readonly unknown[] | undefined,
    defaultMessage: string | undefined,
    locale: Intl.Locale,
  ): string | undefined;
  /** The message of the first code that has one, or its default. @throws NoSuchMessageException where there is neither. */
  abstract getMessage(resolvable: MessageSourceResolvable, locale: Intl.Locale): string;
}

/** Settings that message sources share. */
export interface MessageSourceOptions {
  /** Whether a code without a message is a message itself. Default: false. */
  readonly useCodeAsDefaultMessage?: boolean;
  /** Whether messages are formats even where there are no arguments, so that quotes are always doubled. Default: false. */
  readonly alwaysUseMessageFormat?: boolean;
  /** Messages that are the same in all languages. */
  readonly commonMessages?: Readonly<Record<string, string>>;
  /** Where messages are looked for that are not here. */
  readonly parent?: MessageSource;
}

/** The part of a message source that all have in common. Source: Spring's `AbstractMessageSource`. */
export abstract class AbstractMessageSource extends MessageSource {
  readonly #options: MessageSourceOptions;
  readonly #commonMessages: ReadonlyMap<string, string>;
  readonly #formats = new Map<string, MessageFormat>();
  #parent: MessageSource | undefined;

  constructor(options: MessageSourceOptions = {}) {
    super();
    this.#options = options;
    this.#commonMessages = new Map(Object.entries(options.commonMessages ?? {}));
    this.#parent = options.parent;
  }

  /** The text of a code in a language, as it was written; undefined where there is none. */
  protected abstract resolveText(code: string, locale: Intl.Locale): string | undefined;

  getParentMessageSource(): MessageSource | undefined {
    return this.#parent;
  }

  setParentMessageSource(parent: MessageSource | undefined): void {
    this.#parent = parent;
  }

  override getMessage(code: string, args: readonly unknown[] | undefined, locale: Intl.Locale): string;
  override getMessage(
    code: string,
    args: readonly unknown[] | undefined,
    defaultMessage: string,
    locale: Intl.Locale,
  ): string;
  override getMessage(
    code: string,
    args: readonly unknown[] | undefined,
    defaultMessage: string | undefined,
    locale: Intl.Locale,
  ): string | undefined;
  override getMessage(resolvable: MessageSourceResolvable, locale: Intl.Locale): string;
  override getMessage(
    codeOrResolvable: string | MessageSourceResolvable,
    argsOrLocale: readonly unknown[] | Intl.Locale | undefined,
    defaultOrLocale?: string | Intl.Locale,
    locale?: Intl.Locale,
  ): string | undefined {
    if (typeof codeOrResolvable !== 'string') return this.#getResolvable(codeOrResolvable, argsOrLocale as Intl.Locale);
    const args = argsOrLocale as readonly unknown[] | undefined;
    return defaultOrLocale instanceof Intl.Locale
      ? this.#getRequired(codeOrResolvable, args, defaultOrLocale)
      : this.#getOrDefault(codeOrResolvable, args, defaultOrLocale, locale as Intl.Locale);
  }

  #getRequired(code: string, args: readonly unknown[] | undefined, locale: Intl.Locale): string {
    const found = this.#find(code, args, locale) ?? this.#codeAsDefault(code);
    if (found === undefined) throw new NoSuchMessageException(code, locale);
    return found;
  }

  #getOrDefault(
    code: string,
    args: readonly unknown[] | undefined,
    defaultMessage: string | undefined,
    locale: Intl.Locale,
  ): string | undefined {
    const found = this.#find(code, args, locale);
    if (found !== undefined) return found;
    return defaultMessage === undefined ? this.#codeAsDefault(code) : this.#render(defaultMessage, args, locale);
  }

  #getResolvable(resolvable: MessageSourceResolvable, locale: Intl.Locale): string {
    for (const code of resolvable.codes) {
      const found = this.#find(code, resolvable.arguments, locale);
      if (found !== undefined) return found;
    }
    const fallback = this.#defaultOf(resolvable, locale);
    if (fallback === undefined) throw new NoSuchMessageException(resolvable.codes.at(-1) ?? '', locale);
    return fallback;
  }

  #defaultOf(resolvable: MessageSourceResolvable, locale: Intl.Locale): string | undefined {
    const { codes, defaultMessage } = resolvable;
    if (defaultMessage === undefined) return codes[0] === undefined ? undefined : this.#codeAsDefault(codes[0]);
    const isPlain = resolvable instanceof DefaultMessageSourceResolvable && !resolvable.shouldRenderDefaultMessage();
    if (isPlain || defaultMessage === codes[0]) return defaultMessage;
    return this.#render(defaultMessage, resolvable.arguments, locale);
  }

  #find(code: string, args: readonly unknown[] | undefined, locale: Intl.Locale): string | undefined {
    const text = this.resolveText(code, locale) ?? this.#commonMessages.get(code);
    if (text !== undefined) {
      return this.#isFormat(args) ? this.#formatOf(text).format(this.#resolveArguments(args, locale), locale) : text;
    }
    const parent = this.#parent;
    if (parent === undefined) return undefined;
    const resolved = this.#isFormat(args) ? this.#resolveArguments(args, locale) : args;
    return parent instanceof AbstractMessageSource
      ? parent.#find(code, resolved, locale)
      : parent.getMessage(code, resolved, undefined, locale);
  }

  #isFormat(args: readonly unknown[] | undefined): boolean {
    return this.#options.alwaysUseMessageFormat === true || (args !== undefined && args.length > 0);
  }

  #resolveArguments(args: readonly unknown[] | undefined, locale: Intl.Locale): readonly unknown[] {
    return (args ?? []).map((arg) => (isMessageSourceResolvable(arg) ? this.#getResolvable(arg, locale) : arg));
  }

  /** Texts of this source are few, and kept as formats; default messages may be made of anything, and are not. */
  #formatOf(text: string): MessageFormat {
    const known = this.#formats.get(text);
    if (known) return known;
    const made = new MessageFormat(text);
    this.#formats.set(text, made);
    return made;
  }

  /** A default message that is no proper format is shown as it is. */
  #render(text: string, args: readonly unknown[] | undefined, locale: Intl.Locale): string {
    if (!this.#isFormat(args)) return text;
    let format: MessageFormat;
    try {
      format = new MessageFormat(text);
    } catch (error) {
      if (!(error instanceof IllegalArgumentException) || this.#options.alwaysUseMessageFormat) throw error;
      return text;
    }
    return format.format(this.#resolveArguments(args, locale), locale);
  }

  #codeAsDefault(code: string): string | undefined {
    return this.#options.useCodeAsDefaultMessage ? code : undefined;
  }
}
