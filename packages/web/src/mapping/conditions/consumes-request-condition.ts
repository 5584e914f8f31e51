import { isPreFlightRequest } from '../../cors/cors-utils.js';
import { InvalidMediaTypeException } from '../../http/invalid-media-type-exception.js';
import { MediaType } from '../../http/media-type.js';
import type { HttpServletRequest } from '../../servlet/http-servlet-request.js';
import { hasStreamedBody } from '../../servlet/streamed-body.js';
import { type MediaTypeExpression, mediaTypeExpressions } from './media-type-expression.js';
import type { RequestCondition } from './request-condition.js';

/**
 * One of the media types is that of the body; a body without a type counts as `application/octet-stream`.
 * Source: Spring `ConsumesRequestCondition`.
 */
export class ConsumesRequestCondition implements RequestCondition<ConsumesRequestCondition> {
  static readonly #empty = new ConsumesRequestCondition([]);

  readonly expressions: readonly MediaTypeExpression[];
  /** Whether a request without a body has to meet the condition, too. Default: true. */
  readonly isBodyRequired: boolean;

  private constructor(expressions: readonly MediaTypeExpression[], isBodyRequired = true) {
    this.expressions = expressions;
    this.isBodyRequired = isBodyRequired;
  }

  static of(consumes: readonly string[], headers: readonly string[] = []): ConsumesRequestCondition {
    return new ConsumesRequestCondition(mediaTypeExpressions(consumes, headers, 'content-type'));
  }

  withBodyRequired(isBodyRequired: boolean): ConsumesRequestCondition {
    return new ConsumesRequestCondition(this.expressions, isBodyRequired);
  }

  get consumableMediaTypes(): MediaType[] {
    return this.expressions.filter(({ isNegated }) => !isNegated).map(({ mediaType }) => mediaType);
  }

  combine(other: ConsumesRequestCondition): ConsumesRequestCondition {
    return other.expressions.length > 0 ? other : this;
  }

  getMatchingCondition(request: HttpServletRequest): ConsumesRequestCondition | undefined {
    if (this.expressions.length === 0) return this;
    if (isPreFlightRequest(request)) return ConsumesRequestCondition.#empty;
    if (!this.isBodyRequired && !hasBody(request)) return ConsumesRequestCondition.#empty;
    const contentType = contentTypeOf(request);
    const matching = contentType && this.expressions.filter((expression) => accepts(expression, contentType));
    if (matching === undefined || matching.length === 0) return undefined;
    return matching.length === this.expressions.length ? this : new ConsumesRequestCondition(matching);
  }

  compareTo(other: ConsumesRequestCondition): number {
    const [first] = this.expressions;
    const [otherFirst] = other.expressions;
    if (first && otherFirst) return first.compareTo(otherFirst);
    return first ? -1 : otherFirst ? 1 : 0;
  }

  toString(): string {
    return `[${this.expressions.join(' || ')}]`;
  }
}

function accepts(expression: MediaTypeExpression, contentType: MediaType): boolean {
  const isMatch = expression.mediaType.includes(contentType) && expression.matchesParametersOf(contentType);
  return isMatch !== expression.isNegated;
}

function contentTypeOf(request: HttpServletRequest): MediaType | undefined {
  try {
    return request.contentType ? MediaType.parseMediaType(request.contentType) : MediaType.APPLICATION_OCTET_STREAM;
  } catch (error) {
    if (error instanceof InvalidMediaTypeException) return undefined;
    throw error;
  }
}

function hasBody(request: HttpServletRequest): boolean {
  const length = request.getHeader('content-length')?.trim();
  return hasStreamedBody(request) || (!!length && length !== '0');
}
