const REMEMBERED = 256;
const REMEMBERED_LENGTH = 200;
const LONGEST_TAG = 100;
const UNDETERMINED = new Intl.Locale('und');
const known = new Map<string, readonly Intl.Locale[]>();

/**
 * The languages of an `Accept-Language` header, best first and otherwise in their order; those with a quality that is not above
 * 0 and up to 1 are left out. of a tag that is malformed
 * counts what is before that; `*` and what is no tag at all are the undetermined language, `und`.
 * Source: RFC 9110 section 12.5.4, Servlet 6.0 `ServletRequest.getLocales`, Tomcat.
 * What clients send is the same text each time: those seen last are remembered.
 */
export function acceptedLocales(header: string): readonly Intl.Locale[] {
  const remembered = known.get(header);
  if (remembered) return remembered;
  const locales = Object.freeze(readLocales(header));
  if (header.length <= REMEMBERED_LENGTH) {
    if (known.size >= REMEMBERED) known.clear();
    known.set(header, locales);
  }
  return locales;
}

function readLocales(header: string): Intl.Locale[] {
  return header
    .split(',')
    .map(languageRange)
    .filter((range) => range !== undefined)
    .sort((a, b) => b.quality - a.quality)
    .map((range) => range.locale);
}

function languageRange(text: string): { readonly locale: Intl.Locale; readonly quality: number } | undefined {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => /^q\s*=/i.test(parameter));
  const quality = weight === undefined ? 1 : Number.parseFloat(weight.slice(weight.indexOf('=') + 1));
  return tag !== '' && quality > 0 && quality <= 1 ? { locale: localeOf(tag), quality } : undefined;
}

/** The tag without what is malformed at its end. */
function localeOf(tag: string): Intl.Locale {
  let wellFormed = tag.slice(0, LONGEST_TAG);
  while (wellFormed !== '') {
    try {
      return new Intl.Locale(wellFormed);
    } catch {
      wellFormed = wellFormed.slice(0, Math.max(0, wellFormed.lastIndexOf('-')));
    }
  }
  return UNDETERMINED;
}
