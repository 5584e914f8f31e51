import { Interface, type MessageSource } from '@vernal/core';

/** Texts and paths that belong together to one look. Source: Spring 6.2's `Theme`. */
export interface Theme {
  readonly name: string;
  readonly messageSource: MessageSource;
}

/** Knows the themes by name; found as the bean `themeSource`. Source: Spring 6.2's `ThemeSource`. */
@Interface({ all: ['getTheme'] })
export abstract class ThemeSource {
  /** Undefined where there is none of that name. */
  abstract getTheme(themeName: string): Theme | undefined;
}
