import { hasText, isWhiteSpace } from '@vernal/core';

/** An entity tag. Source: Spring's `ETag`; RFC 9110 section 8.8.3. */
export class ETag {
  static readonly #wildcard = new ETag('*', false);

  constructor(
    /** The text between the quotes. */
    readonly tag: string,
    readonly weak: boolean,
  ) {}

  /** Whether this is the `*` of a list. */
  get isWildcard(): boolean {
    return this === ETag.#wildcard;
  }

  /** Whether both have the same text; with `strong`, neither may be weak. An empty tag equals none. RFC 9110 section 8.8.3.2. */
  compare(other: ETag, strong: boolean): boolean {
    if (this.tag === '' || other.tag === '') return false;
    if (strong && (this.weak || other.weak)) return false;
    return this.tag === other.tag;
  }

  equals(other: unknown): boolean {
    return other instanceof ETag && this.tag === other.tag && this.weak === other.weak;
  }

  /** The tag as in a header. */
  get formattedTag(): string {
    return this.isWildcard ? '*' : `${this.weak ? 'W/' : ''}"${this.tag}"`;
  }

  toString(): string {
    return this.formattedTag;
  }

  /** The tag of one value, with or without quotes. */
  static create(text: string): ETag {
    const weak = text.startsWith('W/');
    const rest = weak ? text.slice(2) : text;
    const quoted = rest.length > 2 && rest.startsWith('"') && rest.endsWith('"');
    return new ETag(quoted ? rest.slice(1, -1) : rest, weak);
  }

  /** The tags of a list as in `If-Match`; what is no tag is skipped. */
  static parse(list: string): ETag[] {
    const tags: ETag[] = [];
    let afterComma = true;
    for (let at = 0; at < list.length; at++) {
      const char = list[at]!;
      if (char === ',') afterComma = true;
      if (char === ',' || !afterComma || isWhiteSpace(char)) continue;
      const open = char === '"' ? at : list.startsWith('W/"', at) ? at + 2 : -1;
      if (open !== -1) {
        const close = list.indexOf('"', open + 1);
        if (close === -1) break;
        const tag = list.slice(open + 1, close);
        if (hasText(tag)) tags.push(new ETag(tag, open > at));
        at = close;
        afterComma = false;
      } else if (char === '*') {
        tags.push(ETag.#wildcard);
        afterComma = false;
      }
    }
    return tags;
  }

  /** A tag in quotes: the text itself where it has them, `W/` before them or not. */
  static quoteETagIfNecessary(text: string): string {
    const open = text.startsWith('W/"') ? 3 : 1;
    const quoted = (open === 3 || text.startsWith('"')) && text.length > open && text.endsWith('"');
    return quoted ? text : `"${text}"`;
  }
}
