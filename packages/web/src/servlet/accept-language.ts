/**
 * The languages of an `Accept-Language` header, best first and otherwise in their order; `*`, malformed ones and those with
 * a quality that is not above 0 and up to 1 are left out. Source: RFC 9110 section 12.5.4, Servlet 6.0 `ServletRequest.getLocales`.
 */
export function acceptedLocales(header: string): Intl.Locale[] {
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
  if (tag === '*' || !(quality > 0 && quality <= 1)) return undefined;
  try {
    return { locale: new Intl.Locale(tag), quality };
  } catch {
    return undefined;
  }
}
