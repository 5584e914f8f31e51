import { MessageBundle } from './message-bundle.js';
import { AbstractMessageSource, type MessageSourceOptions } from './message-source.js';

/** Settings of a {@link ResourceBundleMessageSource}. */
export interface ResourceBundleOptions extends MessageSourceOptions {
  /**
   * Paths or file URLs without language and extension: `new URL('./messages/shop', import.meta.url)` stands for
   * `shop.properties`, `shop_de.json` and so on. The first one that has a message wins.
   */
  readonly basenames: readonly (string | URL)[];
  /** The language that is tried before the files without language. Default: none. */
  readonly defaultLocale?: Intl.Locale;
  /** Milliseconds after which files are looked at again, to be read anew if they have changed. Default: never. */
  readonly cacheMillis?: number;
}

/**
 * Messages in files of properties or JSON. A message is looked for in the file of the language and country (`shop_de_AT`),
 * of the language (`shop_de`), the same of the default language, and then in the file without language. Files are read
 * at once when a message is first asked for. Source: Spring's `ReloadableResourceBundleMessageSource`.
 */
export class ResourceBundleMessageSource extends AbstractMessageSource {
  readonly #bundles: readonly MessageBundle[];
  readonly #defaultSuffixes: readonly string[];

  constructor(options: ResourceBundleOptions) {
    super(options);
    this.#bundles = options.basenames.map((basename) => new MessageBundle(basename, options.cacheMillis));
    this.#defaultSuffixes = options.defaultLocale ? suffixesOf(options.defaultLocale) : [];
  }

  protected override resolveText(code: string, locale: Intl.Locale): string | undefined {
    const suffixes = [...suffixesOf(locale), ...this.#defaultSuffixes, ''];
    for (const bundle of this.#bundles) {
      for (const suffix of suffixes) {
        const text = bundle.getText(code, suffix);
        if (text !== undefined) return text;
      }
    }
    return undefined;
  }
}

/** What the names of a language's files end with, most specific first. */
function suffixesOf({ language, region }: Intl.Locale): string[] {
  return region === undefined ? [`_${language}`] : [`_${language}_${region}`, `_${language}`];
}
