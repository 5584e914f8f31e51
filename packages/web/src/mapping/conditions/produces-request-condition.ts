import { isPreFlightRequest } from '../../cors/cors-utils.js';
import { HttpMediaTypeException } from '../../errors/http-media-type-exceptions.js';
import { MediaType } from '../../http/media-type.js';
import type { HttpServletRequest } from '../../servlet/http-servlet-request.js';
import { compareMediaTypes, MediaTypeExpression, mediaTypeExpressions } from './media-type-expression.js';
import type { RequestCondition } from './request-condition.js';

/** Says which media types the client of a request accepts: a `ContentNegotiationManager`. */
export interface MediaTypeResolver {
  /** Throws an `HttpMediaTypeNotAcceptableException` for what cannot be understood. */
  resolveMediaTypes(request: HttpServletRequest): readonly MediaType[];
}

const ALL = [new MediaTypeExpression(MediaType.ALL, false)];

/** The client accepts one of the media types that the handler produces. Source: Spring `ProducesRequestCondition`. */
export class ProducesRequestCondition implements RequestCondition<ProducesRequestCondition> {
  readonly expressions: readonly MediaTypeExpression[];
  /** Those that are not negated; undefined where there are none. */
  readonly producibleMediaTypes: readonly MediaType[] | undefined;
  readonly #manager: MediaTypeResolver;
  /** What was answered last, and for which types: the same clients ask again. */
  #last:
    | { readonly accepted: readonly MediaType[]; readonly matching: ProducesRequestCondition | undefined }
    | undefined;

  private constructor(expressions: readonly MediaTypeExpression[], manager: MediaTypeResolver) {
    this.expressions = expressions;
    const types = expressions.filter(({ isNegated }) => !isNegated).map(({ mediaType }) => mediaType);
    this.producibleMediaTypes = types.length > 0 ? types : undefined;
    this.#manager = manager;
  }

  static of(
    produces: readonly string[],
    headers: readonly string[],
    manager: MediaTypeResolver,
  ): ProducesRequestCondition {
    return new ProducesRequestCondition(mediaTypeExpressions(produces, headers, 'accept'), manager);
  }

  combine(other: ProducesRequestCondition): ProducesRequestCondition {
    return other.expressions.length > 0 ? other : this;
  }

  getMatchingCondition(request: HttpServletRequest): ProducesRequestCondition | undefined {
    if (this.expressions.length === 0) return this;
    if (isPreFlightRequest(request)) return this.#with([]);
    const accepted = this.#acceptedMediaTypes(request);
    if (accepted === undefined) return undefined;
    if (this.#last?.accepted !== accepted) this.#last = { accepted, matching: this.#matching(accepted) };
    return this.#last.matching;
  }

  #matching(accepted: readonly MediaType[]): ProducesRequestCondition | undefined {
    const matching = this.expressions.filter((expression) => produces(expression, accepted));
    if (matching.length === this.expressions.length) return this;
    if (matching.length > 0) return this.#with(matching);
    return MediaType.ALL.isPresentIn(accepted) ? this.#with([]) : undefined;
  }

  compareTo(other: ProducesRequestCondition, request: HttpServletRequest): number {
    if (this.expressions.length === 0 && other.expressions.length === 0) return 0;
    const [mine, others] = [this.#expressionsToCompare(), other.#expressionsToCompare()];
    for (const accepted of this.#acceptedMediaTypes(request) ?? []) {
      const result =
        compareAt(mine, others, ({ mediaType }) => accepted.equalsTypeAndSubtype(mediaType)) ||
        compareAt(mine, others, ({ mediaType }) => accepted.includes(mediaType));
      if (result !== 0) return result;
    }
    return 0;
  }

  toString(): string {
    return `[${this.expressions.join(' || ')}]`;
  }

  #with(expressions: readonly MediaTypeExpression[]): ProducesRequestCondition {
    return new ProducesRequestCondition(expressions, this.#manager);
  }

  /** Undefined where what the client says cannot be understood. */
  #acceptedMediaTypes(request: HttpServletRequest): readonly MediaType[] | undefined {
    try {
      return this.#manager.resolveMediaTypes(request);
    } catch (error) {
      if (error instanceof HttpMediaTypeException) return undefined;
      throw error;
    }
  }

  /** A handler that says nothing produces anything. */
  #expressionsToCompare(): readonly MediaTypeExpression[] {
    return this.expressions.length === 0 ? ALL : this.expressions;
  }
}

function produces(expression: MediaTypeExpression, accepted: readonly MediaType[]): boolean {
  const isMatch = accepted.some(
    (type) => expression.mediaType.isCompatibleWith(type) && expression.matchesParametersOf(type),
  );
  return isMatch !== expression.isNegated;
}

/** The one that comes first in its list; of two at the same place the one that sorts first. */
function compareAt(
  mine: readonly MediaTypeExpression[],
  others: readonly MediaTypeExpression[],
  test: (expression: MediaTypeExpression) => boolean,
): number {
  const [index, otherIndex] = [mine.findIndex(test), others.findIndex(test)];
  if (index !== otherIndex) return otherIndex - index;
  const [one, other] = [mine[index], others[otherIndex]];
  return one && other ? one.compareTo(other) || compareMediaTypes(one.mediaType, other.mediaType) : 0;
}
