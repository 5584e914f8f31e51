import { ResourceBundleMessageSource, StaticMessageSource } from '@vernal/core';
import { type Theme, ThemeSource } from './theme.js';

/** A name becomes part of a path: it must not lead elsewhere. */
const LEGAL_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const KEPT_THEMES = 100;

/** Settings of a {@link ResourceBundleThemeSource}. */
export interface ResourceBundleThemeOptions {
  /**
   * What stands before a theme's name in the path of its files: `new URL('./themes/', import.meta.url)` makes
   * `themes/red.properties`, `themes/red_de.properties` of the theme `red`. Default: the working directory.
   */
  readonly basenamePrefix?: string | URL;
  /** Where the texts are looked for that a theme has not. */
  readonly parent?: ThemeSource;
}

/**
 * Each theme is a message source with files of its own. Names come from clients: one that has no files, and one that is no
 * plain word, is a theme without texts. Source: Spring 6.2's `ResourceBundleThemeSource`.
 */
export class ResourceBundleThemeSource extends ThemeSource {
  readonly #prefix: string;
  readonly #parent: ThemeSource | undefined;
  readonly #themes = new Map<string, Theme>();

  constructor(options: ResourceBundleThemeOptions = {}) {
    super();
    this.#prefix = String(options.basenamePrefix ?? '');
    this.#parent = options.parent;
  }

  override getTheme(themeName: string): Theme {
    if (!LEGAL_NAME.test(themeName)) return { name: themeName, messageSource: new StaticMessageSource() };
    const known = this.#themes.get(themeName);
    if (known) return known;
    const messageSource = new ResourceBundleMessageSource({ basenames: [this.#prefix + themeName] });
    messageSource.setParentMessageSource(this.#parent?.getTheme(themeName)?.messageSource);
    const theme = { name: themeName, messageSource };
    if (this.#themes.size >= KEPT_THEMES) this.#themes.delete(this.#themes.keys().next().value!);
    this.#themes.set(themeName, theme);
    return theme;
  }
}
