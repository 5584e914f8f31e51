import {
  AbstractResource,
  type Class,
  IllegalArgumentException,
  InputStreamResource,
  isAssignable,
  isPromiseLike,
  type MaybePromise,
} from '@vernal/core';
import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import { HttpMessageNotWritableException } from '../converters/http-message-exceptions.js';
import { ResourceRegion } from '../converters/resource-region.js';
import { ResourceRegionHttpMessageConverter } from '../converters/resource-region-http-message-converter.js';
import { ServletServerHttpRequest } from '../converters/servlet-server-http-request.js';
import type { ServletServerHttpResponse } from '../converters/servlet-server-http-response.js';
import { HttpMediaTypeNotAcceptableException } from '../errors/http-media-type-exceptions.js';
import { HttpHeaders } from '../http/http-headers.js';
import { HttpRange } from '../http/http-range.js';
import { MediaType } from '../http/media-type.js';
import { ProblemDetail } from '../http/problem-detail.js';
import type { ContentNegotiationManager } from '../negotiation/content-negotiation-manager.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { getHandlerMatch } from '../strategies/handler-match.js';
import type { BodyAdvices } from './body-advices.js';
import { ContentDispositionGuard } from './content-disposition-guard.js';
import { classOf, type ReturnType } from './return-type.js';

/** Which converter writes a value, and as what; the converter is undefined where none can. */
interface Choice {
  readonly mediaType: MediaType | undefined;
  readonly converter: HttpMessageConverter | undefined;
}

/** A choice with all that it depends on. */
interface KnownChoice extends Choice {
  readonly type: Class;
  readonly acceptable: readonly MediaType[];
}

const PROBLEM_TYPES = [MediaType.APPLICATION_PROBLEM_JSON, MediaType.APPLICATION_PROBLEM_XML];
const ANY_APPLICATION = [MediaType.ALL, new MediaType('application')];
const KEPT_CHOICES = 32;

/**
 * Writes bodies by the converter and media type that client, handler and value agree on. What was agreed on is remembered, as
 * the same clients ask for the same things. Source: Spring `AbstractMessageConverterMethodProcessor`.
 */
export class MessageBodyWriter {
  readonly #converters: readonly HttpMessageConverter[];
  readonly #negotiation: ContentNegotiationManager;
  readonly #advices: BodyAdvices;
  readonly #guard: ContentDispositionGuard;
  /** Of handlers that do not say what they produce. */
  readonly #known: KnownChoice[] = [];
  /** Of the others, by what they produce. */
  readonly #knownProduced = new WeakMap<readonly MediaType[], KnownChoice[]>();

  constructor(
    converters: readonly HttpMessageConverter[],
    negotiation: ContentNegotiationManager,
    advices: BodyAdvices,
  ) {
    this.#converters = converters;
    this.#negotiation = negotiation;
    this.#advices = advices;
    this.#guard = new ContentDispositionGuard(negotiation.getAllFileExtensions());
  }

  /**
   * Throws an `HttpMediaTypeNotAcceptableException` where nothing is accepted that could be written, and an
   * `HttpMessageNotWritableException` where nothing can be written at all.
   */
  write(
    value: unknown,
    returnType: ReturnType,
    request: HttpServletRequest,
    response: ServletServerHttpResponse,
  ): MaybePromise<void> {
    if (value instanceof AbstractResource && !(value instanceof InputStreamResource)) {
      return this.#writeResource(value, returnType, request, response);
    }
    return this.#write(value, typeOf(value, returnType), returnType, request, response);
  }

  #write(
    value: unknown,
    type: Class,
    returnType: ReturnType,
    request: HttpServletRequest,
    response: ServletServerHttpResponse,
  ): MaybePromise<void> {
    const choice = this.#choose(value, type, request, response);
    if (choice === undefined) return;
    const { mediaType, converter } = choice;
    if (converter) return this.#writeWith(converter, mediaType, value, returnType, request, response);
    if (!isNothing(value)) throw this.#notWritable(type, request, response);
  }

  #writeWith(
    converter: HttpMessageConverter,
    mediaType: MediaType | undefined,
    value: unknown,
    returnType: ReturnType,
    request: HttpServletRequest,
    response: ServletServerHttpResponse,
  ): MaybePromise<void> {
    if (!this.#advices.hasResponseAdvice)
      return this.#convert(converter, mediaType, value, returnType, request, response);
    const written = this.#advices.beforeBodyWrite(
      value,
      returnType.parameter,
      mediaType as MediaType,
      converter,
      new ServletServerHttpRequest(request),
      response,
    );
    const convert = (one: unknown) => this.#convert(converter, mediaType, one, returnType, request, response);
    return isPromiseLike(written) ? Promise.resolve(written).then(convert) : convert(written);
  }

  #convert(
    converter: HttpMessageConverter,
    mediaType: MediaType | undefined,
    value: unknown,
    returnType: ReturnType,
    request: HttpServletRequest,
    response: ServletServerHttpResponse,
  ): MaybePromise<void> {
    if (isNothing(value)) return;
    this.#guard.apply(request, response);
    return converter.write(value, returnType.bodyType, mediaType, response, returnType.hints);
  }

  /** Undefined where nothing is to be written: there is nothing, or an error is answered to a client that cannot be understood. */
  #choose(
    value: unknown,
    type: Class,
    request: HttpServletRequest,
    response: ServletServerHttpResponse,
  ): Choice | undefined {
    const preset = presetType(response);
    if (preset) return { mediaType: preset, converter: this.#converterFor(type, preset) };
    const acceptable = this.#acceptableTypes(value, request, response);
    if (acceptable === undefined) return undefined;
    const produced = getHandlerMatch(request)?.producibleMediaTypes;
    const known = produced === undefined ? this.#known : this.#knownChoices(produced);
    for (const choice of known) if (choice.type === type && choice.acceptable === acceptable) return choice;
    const choice = this.#negotiate(value, type, acceptable, produced ?? this.#producibleTypes(type));
    if (known.length >= KEPT_CHOICES) known.length = 0;
    if (choice) known.push({ ...choice, type, acceptable });
    return choice;
  }

  #knownChoices(produced: readonly MediaType[]): KnownChoice[] {
    let known = this.#knownProduced.get(produced);
    if (known === undefined) {
      known = [];
      this.#knownProduced.set(produced, known);
    }
    return known;
  }

  /** Undefined where what the client accepts cannot be understood, and an error is answered anyway. */
  #acceptableTypes(
    value: unknown,
    request: HttpServletRequest,
    { servletResponse }: ServletServerHttpResponse,
  ): readonly MediaType[] | undefined {
    try {
      return this.#negotiation.resolveMediaTypes(request);
    } catch (error) {
      const isError = servletResponse.status >= 400 && servletResponse.status < 600;
      if (error instanceof HttpMediaTypeNotAcceptableException && (isNothing(value) || isError)) return undefined;
      throw error;
    }
  }

  #negotiate(
    value: unknown,
    type: Class,
    acceptable: readonly MediaType[],
    producible: readonly MediaType[],
  ): Choice | undefined {
    let compatible = compatibleTypes(acceptable, producible);
    if (compatible.length === 0 && isAssignable(type, ProblemDetail as unknown as Class)) {
      compatible = compatibleTypes(PROBLEM_TYPES, producible);
    }
    if (compatible.length === 0) {
      if (isNothing(value)) return undefined;
      throw new HttpMediaTypeNotAcceptableException(producible);
    }
    const chosen = concreteType(MediaType.sortBySpecificity(compatible))?.removeQualityValue();
    return { mediaType: chosen, converter: chosen && this.#converterFor(type, chosen) };
  }

  #converterFor(type: Class, mediaType: MediaType): HttpMessageConverter | undefined {
    return this.#converters.find((converter) => converter.canWrite(type, mediaType));
  }

  #producibleTypes(type: Class): readonly MediaType[] {
    const types = this.#converters
      .filter((converter) => converter.canWrite(type, undefined))
      .flatMap((converter) => converter.getSupportedMediaTypes(type));
    return types.length > 0 ? distinct(types) : [MediaType.ALL];
  }

  #supportedTypes(type: Class): MediaType[] {
    return MediaType.sortBySpecificity(
      distinct(this.#converters.flatMap((converter) => converter.getSupportedMediaTypes(type))),
    );
  }

  #notWritable(type: Class, request: HttpServletRequest, response: ServletServerHttpResponse): Error {
    const { contentType } = response;
    const produced = getHandlerMatch(request)?.producibleMediaTypes;
    if (presetType(response) || produced) {
      return new HttpMessageNotWritableException(
        `No converter writes a ${type.name} as ${contentType ?? produced?.join(', ')}`,
      );
    }
    return new HttpMediaTypeNotAcceptableException(this.#supportedTypes(type));
  }

  /** The resource, or the parts of it that a `Range` header asks for. */
  async #writeResource(
    resource: AbstractResource,
    returnType: ReturnType,
    request: HttpServletRequest,
    response: ServletServerHttpResponse,
  ): Promise<void> {
    const { servletResponse } = response;
    const type = classOf(resource);
    response.headers.set(HttpHeaders.ACCEPT_RANGES, 'bytes');
    const range = request.getHeader(HttpHeaders.RANGE);
    const regionConverter = this.#converters.find(
      (converter) => converter instanceof ResourceRegionHttpMessageConverter,
    );
    if (range === undefined || servletResponse.status !== 200 || !regionConverter) {
      return this.#write(resource, type, returnType, request, response);
    }
    const regions = await regionsOf(range, resource);
    if (regions === undefined) {
      response.headers.set(HttpHeaders.CONTENT_RANGE, `bytes */${await resource.contentLength()}`);
      servletResponse.status = 416;
      return this.#write(resource, type, returnType, request, response);
    }
    servletResponse.status = 206;
    const choice = this.#choose(resource, type, request, response);
    return this.#writeWith(regionConverter, choice?.mediaType, regions, returnType, request, response);
  }
}

/** The parts that a `Range` header asks for; undefined where there are no such parts. */
async function regionsOf(range: string, resource: AbstractResource): Promise<readonly ResourceRegion[] | undefined> {
  try {
    return await ResourceRegion.ofRanges(HttpRange.parseRanges(range), resource);
  } catch (error) {
    if (error instanceof IllegalArgumentException) return undefined;
    throw error;
  }
}

function typeOf(value: unknown, { bodyType, parameter }: ReturnType): Class {
  if (!isNothing(value) && !bodyType?.constants) return classOf(value as NonNullable<unknown>);
  return bodyType?.type ?? parameter.type ?? Object;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

/** A content type that was set before, unless it has wildcards. */
function presetType(response: ServletServerHttpResponse): MediaType | undefined {
  const { contentType } = response;
  const type = contentType === undefined ? undefined : MediaType.parseMediaType(contentType);
  return type?.isConcrete ? type : undefined;
}

function compatibleTypes(acceptable: readonly MediaType[], producible: readonly MediaType[]): MediaType[] {
  const found = acceptable.flatMap((accepted) =>
    producible
      .filter((produced) => accepted.isCompatibleWith(produced))
      .map((produced) => mostSpecific(accepted, produced)),
  );
  return distinct(found);
}

function mostSpecific(accepted: MediaType, produced: MediaType): MediaType {
  const withQuality = produced.copyQualityValue(accepted);
  return accepted.isLessSpecific(withQuality) ? withQuality : accepted;
}

/** The first that names one type; bytes where anything is accepted. */
function concreteType(types: readonly MediaType[]): MediaType | undefined {
  for (const type of types) {
    if (type.isConcrete) return type;
    if (type.isPresentIn(ANY_APPLICATION)) return MediaType.APPLICATION_OCTET_STREAM;
  }
  return undefined;
}

function distinct(types: readonly MediaType[]): MediaType[] {
  return types.filter((type, index) => types.findIndex((other) => other.equals(type)) === index);
}
