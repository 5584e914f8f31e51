import type { MediaType } from '../http/media-type.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { RequestMappingInfo } from './request-mapping-info.js';

interface PartialMatch {
  readonly info: RequestMappingInfo;
  /** Each of these includes those before it. */
  readonly methods: boolean;
  readonly consumes: boolean;
  readonly produces: boolean;
  readonly params: boolean;
}

/**
 * Mappings whose path matches though something else does not: from them follows what the answer is.
 * Source: Spring `RequestMappingInfoHandlerMapping.PartialMatchHelper`.
 */
export class PartialMatches {
  readonly #matches: readonly PartialMatch[];

  constructor(infos: readonly RequestMappingInfo[], request: HttpServletRequest) {
    this.#matches = infos
      .filter((info) => info.patterns.getMatchingCondition(request) !== undefined)
      .map((info) => partialMatch(info, request));
  }

  get isEmpty(): boolean {
    return this.#matches.length === 0;
  }

  get hasMethodsMismatch(): boolean {
    return !this.#matches.some(({ methods }) => methods);
  }

  get hasConsumesMismatch(): boolean {
    return !this.#matches.some(({ consumes }) => consumes);
  }

  get hasProducesMismatch(): boolean {
    return !this.#matches.some(({ produces }) => produces);
  }

  get hasParamsMismatch(): boolean {
    return !this.#matches.some(({ params }) => params);
  }

  get allowedMethods(): string[] {
    return [...new Set(this.#matches.flatMap(({ info }) => [...info.methods.methods]))];
  }

  get consumableMediaTypes(): MediaType[] {
    return distinct(
      this.#matches.filter(({ methods }) => methods).flatMap(({ info }) => info.consumes.consumableMediaTypes),
    );
  }

  get producibleMediaTypes(): MediaType[] {
    return distinct(
      this.#matches.filter(({ consumes }) => consumes).flatMap(({ info }) => info.produces.producibleMediaTypes ?? []),
    );
  }

  /** Conditions on parameters of each mapping that has any. */
  get paramConditions(): string[][] {
    return this.#matches
      .filter(({ produces, info }) => produces && info.params.expressions.length > 0)
      .map(({ info }) => info.params.expressions.map(String));
  }

  get consumablePatchMediaTypes(): MediaType[] {
    const forPatch = this.#matches.filter(({ info }) => {
      const { methods } = info.methods;
      return methods.size === 0 || methods.has('PATCH');
    });
    return distinct(forPatch.flatMap(({ info }) => info.consumes.consumableMediaTypes));
  }
}

function partialMatch(info: RequestMappingInfo, request: HttpServletRequest): PartialMatch {
  const methods = info.methods.getMatchingCondition(request) !== undefined;
  const consumes = methods && info.consumes.getMatchingCondition(request) !== undefined;
  const produces = consumes && info.produces.getMatchingCondition(request) !== undefined;
  const params = produces && info.params.getMatchingCondition(request) !== undefined;
  return { info, methods, consumes, produces, params };
}

function distinct(types: readonly MediaType[]): MediaType[] {
  return types.filter((type, index) => types.findIndex((other) => other.equals(type)) === index);
}
