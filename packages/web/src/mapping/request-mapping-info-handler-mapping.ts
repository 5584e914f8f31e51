import { IllegalStateException } from '@vernal/core';
import { CorsConfiguration } from '../cors/cors-configuration.js';
import { isPreFlightRequest } from '../cors/cors-utils.js';
import {
  HttpMediaTypeNotAcceptableException,
  HttpMediaTypeNotSupportedException,
} from '../errors/http-media-type-exceptions.js';
import { HttpRequestMethodNotSupportedException } from '../errors/http-request-method-not-supported-exception.js';
import { UnsatisfiedServletRequestParameterException } from '../errors/unsatisfied-servlet-request-parameter-exception.js';
import { InvalidMediaTypeException } from '../http/invalid-media-type-exception.js';
import { MediaType } from '../http/media-type.js';
import type { Candidates } from '../path/path-index.js';
import type { PathPattern } from '../path/path-pattern.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { ServletRequestPath } from '../servlet/servlet-request-path.js';
import { setHandlerMatch } from '../strategies/handler-match.js';
import { AbstractHandlerMapping } from './abstract-handler-mapping.js';
import { HandlerMethod } from './handler-method.js';
import { httpOptionsHandler } from './http-options-handler.js';
import { type MappingRegistration, MappingRegistry } from './mapping-registry.js';
import { MethodMatch } from './method-match.js';
import { PartialMatches } from './partial-matches.js';
import type { RequestMappingInfo } from './request-mapping-info.js';

/** A mapping that fits a request, reduced to what fits. */
interface Match {
  readonly info: RequestMappingInfo;
  readonly registration: Registration;
}

interface Registration extends MappingRegistration<RequestMappingInfo> {
  /** Rules for requests of other origins. */
  readonly cors: CorsConfiguration | undefined;
  /** What is recorded on requests, where it is the same for all of them. */
  readonly match: MethodMatch | undefined;
  /** The method of requests that need not be looked at any closer. */
  readonly directMethod: string | undefined;
  // of the mapping, to be read without it: applications have many mappings, and each object on the way to them costs
  readonly pattern: PathPattern;
  readonly producibleMediaTypes: readonly MediaType[] | undefined;
  /** The handler method with its bean, where it is always the same. */
  resolved: HandlerMethod | undefined;
}

/** Which of several handlers a preflight request is for cannot be told: the actual request decides. */
type Best = Match | 'ambiguous preflight';

class AmbiguousPreFlight {
  handle(): never {
    throw new IllegalStateException('A preflight request is answered before its handler is called');
  }
}

const PRE_FLIGHT_AMBIGUOUS_MATCH = new HandlerMethod(new AmbiguousPreFlight(), 'handle');
const ALLOW_ALL = new CorsConfiguration({
  allowedOriginPatterns: ['*'],
  allowedMethods: ['*'],
  allowedHeaders: ['*'],
  allowCredentials: true,
});

/**
 * Finds the method whose mapping fits a request most closely, and says why where none does.
 * Source: Spring `AbstractHandlerMethodMapping`, `RequestMappingInfoHandlerMapping`.
 */
export abstract class RequestMappingInfoHandlerMapping extends AbstractHandlerMapping {
  readonly #registry = new MappingRegistry<RequestMappingInfo, Registration>();
  readonly #cors = new WeakMap<HandlerMethod, CorsConfiguration>();
  #hasCors = false;

  /** All mappings with their methods. */
  getHandlerMethods(): ReadonlyMap<RequestMappingInfo, HandlerMethod> {
    return new Map(this.#registry.registrations().map(({ mapping, handlerMethod }) => [mapping, handlerMethod]));
  }

  getHandlerMethodsForMappingName(name: string): readonly HandlerMethod[] {
    return this.#registry.getHandlerMethodsByMappingName(name);
  }

  /**
   * Adds a mapping, at any time. `handler` is the object or its bean's name.
   * Throws an `IllegalStateException` where another method has the same mapping.
   */
  registerMapping(mapping: RequestMappingInfo, handler: object | string, method: string | symbol): void {
    const handlerMethod = new HandlerMethod(handler, method, this.context);
    const name = mapping.name ?? defaultName(handlerMethod);
    const cors = this.initCorsConfiguration(handlerMethod, mapping);
    cors?.validateAllowCredentials();
    cors?.validateAllowPrivateNetwork();
    this.#registry.register({
      mapping,
      handlerMethod,
      name,
      cors,
      match: MethodMatch.ofLiteral(mapping, handlerMethod),
      directMethod: mapping.pathPatterns.length === 1 ? mapping.onlyMethod : undefined,
      pattern: mapping.patterns.firstPattern,
      producibleMediaTypes: mapping.produces.producibleMediaTypes,
      resolved: undefined,
    });
    if (cors) this.#cors.set(handlerMethod, cors);
    this.#hasCors ||= cors !== undefined;
  }

  unregisterMapping(mapping: RequestMappingInfo): void {
    this.#registry.unregister(mapping);
  }

  /** The rules for other origins that a method has; undefined where it says nothing. */
  protected initCorsConfiguration(
    _handlerMethod: HandlerMethod,
    _mapping: RequestMappingInfo,
  ): CorsConfiguration | undefined {
    return undefined;
  }

  protected override hasCorsConfiguration(handler: object): boolean {
    return super.hasCorsConfiguration(handler) || this.#corsOf(handler) !== undefined;
  }

  protected override getCorsConfiguration(handler: object, request: HttpServletRequest): CorsConfiguration | undefined {
    return this.#corsOf(handler) ?? super.getCorsConfiguration(handler, request);
  }

  #corsOf(handler: object): CorsConfiguration | undefined {
    if (handler === PRE_FLIGHT_AMBIGUOUS_MATCH) return ALLOW_ALL;
    return this.#hasCors && handler instanceof HandlerMethod
      ? this.#cors.get(handler.resolvedFrom ?? handler)
      : undefined;
  }

  protected getHandlerInternal(request: HttpServletRequest): HandlerMethod | undefined {
    const path = ServletRequestPath.valueOf(request);
    const candidates = this.#registry.getNearest(path);
    const direct = directRegistration(candidates, request.method);
    const match = direct && (direct.match ?? extractedMatch(direct, request));
    if (direct !== undefined && match !== undefined) {
      setHandlerMatch(request, match);
      return direct.resolved ?? resolve(direct);
    }
    const best =
      this.#bestMatch(candidates.values, request) ?? this.#bestMatch(this.#registry.getByPath(path), request);
    if (best === undefined) return this.#handleNoMatch(path, request);
    if (best === 'ambiguous preflight') return PRE_FLIGHT_AMBIGUOUS_MATCH;
    const { registration, info } = best;
    info.version.handleMatch(request);
    const constant = info === registration.mapping ? registration.match : undefined;
    setHandlerMatch(request, constant ?? matchOf(best, request));
    return registration.handlerMethod.createWithResolvedBean();
  }

  #bestMatch(registrations: readonly Registration[], request: HttpServletRequest): Best | undefined {
    let best: Match | undefined;
    let others: Match[] | undefined;
    for (const registration of registrations) {
      if (registration === best?.registration || others?.some((other) => other.registration === registration)) continue;
      const info = registration.mapping.getMatchingCondition(request);
      if (info === undefined) continue;
      const match = { info, registration };
      if (best === undefined) best = match;
      else if (others === undefined) others = [best, match];
      else others.push(match);
    }
    return others === undefined ? best : this.#closest(others, request);
  }

  #closest(matches: Match[], request: HttpServletRequest): Best {
    const sorted = matches.toSorted((a, b) => a.info.compareTo(b.info, request));
    const [best, second] = sorted as [Match, Match];
    if (isPreFlightRequest(request)) {
      return matches.some(({ registration }) => registration.cors) ? 'ambiguous preflight' : best;
    }
    if (best.info.compareTo(second.info, request) !== 0) return best;
    throw new IllegalStateException(
      `Ambiguous handler methods mapped for '${request.requestURI}': ` +
        `{${best.registration.handlerMethod}, ${second.registration.handlerMethod}}`,
    );
  }

  /** Throws the exception that says what is not as it must be; undefined where not even the path is right. */
  #handleNoMatch(path: string, request: HttpServletRequest): HandlerMethod | undefined {
    setHandlerMatch(request, undefined);
    const infos = new Set(this.#registry.getByPath(path).map(({ mapping }) => mapping));
    const matches = new PartialMatches([...infos], request);
    if (matches.isEmpty) return undefined;
    if (matches.hasMethodsMismatch) {
      const methods = matches.allowedMethods;
      if (request.method === 'OPTIONS') return httpOptionsHandler(methods, matches.consumablePatchMediaTypes);
      throw new HttpRequestMethodNotSupportedException(request.method, methods);
    }
    if (matches.hasConsumesMismatch) {
      throw new HttpMediaTypeNotSupportedException(
        contentTypeOf(request),
        matches.consumableMediaTypes,
        request.method,
      );
    }
    if (matches.hasProducesMismatch) throw new HttpMediaTypeNotAcceptableException(matches.producibleMediaTypes);
    if (matches.hasParamsMismatch) {
      throw new UnsatisfiedServletRequestParameterException(matches.paramConditions, request.getParameterMap());
    }
    return undefined;
  }
}

/**
 * The mapping that is meant where the path is that of one alone with the request's method; undefined: all of them are to be
 * looked at.
 */
function directRegistration({ only, values }: Candidates<Registration>, method: string): Registration | undefined {
  if (only !== undefined) return only.directMethod === method ? only : undefined;
  let found: Registration | undefined;
  for (const registration of values) {
    if (registration.directMethod === undefined) return undefined;
    if (registration.directMethod !== method) continue;
    if (found !== undefined) return undefined;
    found = registration;
  }
  return found;
}

function resolve(registration: Registration): HandlerMethod {
  const { handlerMethod } = registration;
  const resolved = handlerMethod.createWithResolvedBean();
  registration.resolved = handlerMethod.resolved;
  return resolved;
}

/** Undefined where the pattern does not match. */
function extractedMatch(
  { handlerMethod, pattern, producibleMediaTypes }: Registration,
  request: HttpServletRequest,
): MethodMatch | undefined {
  const path = ServletRequestPath.of(request);
  const found = pattern.matchAndExtract(path);
  return found && new MethodMatch(handlerMethod, pattern, producibleMediaTypes, path.value, found);
}

function matchOf({ info, registration }: Match, request: HttpServletRequest): MethodMatch {
  const path = ServletRequestPath.of(request);
  const pattern = info.patterns.firstPattern;
  const found = pattern.matchAndExtract(path);
  return new MethodMatch(registration.handlerMethod, pattern, info.produces.producibleMediaTypes, path.value, found);
}

/** The type of the body, or why the header is none. */
function contentTypeOf(request: HttpServletRequest): MediaType | string | undefined {
  try {
    return request.contentType ? MediaType.parseMediaType(request.contentType) : undefined;
  } catch (error) {
    if (error instanceof InvalidMediaTypeException) return error.message;
    throw error;
  }
}

/** `OC#list` for `OrderController.list`. Source: Spring `RequestMappingInfoHandlerMethodMappingNamingStrategy`. */
function defaultName({ beanType, methodName }: HandlerMethod): string {
  return `${beanType.name.replace(/[^A-Z]/g, '')}#${methodName}`;
}
