/** The languages of the pages, in the order in which they are offered. */
export const LANGUAGES = ['en', 'de'] as const;

/** The language of the pages for a visitor of that locale. */
export function languageOf({ language }: Intl.Locale): (typeof LANGUAGES)[number] {
  return LANGUAGES.find((known) => known === language) ?? LANGUAGES[0];
}

/** The first of a visitor's languages that there are pages in. */
export function preferredLanguage(locales: readonly Intl.Locale[]): string {
  return locales.find(({ language }) => LANGUAGES.some((known) => known === language))?.language ?? LANGUAGES[0];
}
