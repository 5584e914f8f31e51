import { MediaType } from '../../http/media-type.js';
import { headerExpression } from './headers-request-condition.js';

/** A media type or, with `!` before it, every other one. Source: Spring `MediaTypeExpression`. */
export class MediaTypeExpression {
  readonly mediaType: MediaType;
  readonly isNegated: boolean;

  constructor(mediaType: MediaType, isNegated: boolean) {
    this.mediaType = mediaType;
    this.isNegated = isNegated;
  }

  /** Throws an `InvalidMediaTypeException`. */
  static parse(text: string): MediaTypeExpression {
    const isNegated = text.startsWith('!');
    return new MediaTypeExpression(MediaType.parseMediaType(isNegated ? text.slice(1) : text), isNegated);
  }

  /** Whether no parameter that both types have differs. */
  matchesParametersOf(other: MediaType): boolean {
    for (const [name, value] of this.mediaType.parameters) {
      const given = other.getParameter(name);
      if (value.trim() !== '' && given && given.trim() !== '' && value.toLowerCase() !== given.toLowerCase())
        return false;
    }
    return true;
  }

  /** Negative where this one's type is more specific. */
  compareTo(other: MediaTypeExpression): number {
    if (this.mediaType.isMoreSpecific(other.mediaType)) return -1;
    return this.mediaType.isLessSpecific(other.mediaType) ? 1 : 0;
  }

  get key(): string {
    return this.toString();
  }

  toString(): string {
    return `${this.isNegated ? '!' : ''}${this.mediaType}`;
  }
}

/** The expressions of `Content-Type=…` or `Accept=…` among those on headers, then the others; the most specific first. */
export function mediaTypeExpressions(
  texts: readonly string[],
  headers: readonly string[],
  headerName: 'accept' | 'content-type',
): MediaTypeExpression[] {
  if (texts.length === 0 && headers.length === 0) return [];
  const expressions = new Map<string, MediaTypeExpression>();
  const add = (expression: MediaTypeExpression) => {
    if (!expressions.has(expression.key)) expressions.set(expression.key, expression);
  };
  for (const header of headers.map(headerExpression)) {
    if (header.name.toLowerCase() !== headerName || header.value === undefined) continue;
    for (const type of MediaType.parseMediaTypes(header.value)) add(new MediaTypeExpression(type, header.isNegated));
  }
  for (const text of texts) add(MediaTypeExpression.parse(text));
  return [...expressions.values()].sort((a, b) => a.compareTo(b));
}

/** By type, subtype, number of parameters and then by these, each in the alphabet's order. Source: `MimeType.compareTo`. */
export function compareMediaTypes(a: MediaType, b: MediaType): number {
  return (
    compareText(a.type, b.type) ||
    compareText(a.subtype, b.subtype) ||
    a.parameters.size - b.parameters.size ||
    compareText(parametersInOrder(a), parametersInOrder(b))
  );
}

function parametersInOrder({ parameters }: MediaType): string {
  const pairs = [...parameters].map(([name, value]) => [name.toLowerCase(), value] as const);
  return pairs
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, value]) => `${name}\0${name === 'charset' ? value.toLowerCase() : value}`)
    .join('\0');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
