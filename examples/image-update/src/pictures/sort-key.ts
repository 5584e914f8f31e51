/** Digits of the length that stands before each number: file names, which titles are made of, are shorter than 1000 characters. */
const LENGTH_DIGITS = 3;

/**
 * A text by whose characters a title is ordered as people expect it: neither case nor accents count, and numbers stand by their
 * size, since each has its length before it: `Größe 9` and `größe 10` become `grosse 0019` and `grosse 00210`.
 */
export function sortKey(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/\d+/g, (digits) => {
      const number = digits.replace(/^0+(?=\d)/, '');
      return String(number.length).padStart(LENGTH_DIGITS, '0') + number;
    });
}
