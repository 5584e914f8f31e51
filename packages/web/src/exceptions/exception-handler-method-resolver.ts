import {
  annotatedMembers,
  type Class,
  findMemberAnnotation,
  getClass,
  IllegalStateException,
  superclassChain,
} from '@vernal/core';
import { EXCEPTION_HANDLER } from '../decorators/exception-handler.js';
import { MediaType } from '../http/media-type.js';
import { HandlerMethod } from '../mapping/handler-method.js';

/** A method that handles exceptions of a class, where the client accepts what it produces. */
export interface ExceptionHandlerMapping {
  readonly exceptionType: Class;
  readonly mediaType: MediaType;
  readonly handlerMethod: HandlerMethod;
  /** What the method says it produces; undefined where it says nothing. */
  readonly producibleTypes: readonly MediaType[] | undefined;
}

/**
 * The `@ExceptionHandler` methods of a controller or an advice: the closest class wins, then the closest media type, then the same
 * for the cause. Source: Spring `ExceptionHandlerMethodResolver`.
 */
export class ExceptionHandlerMethodResolver {
  readonly #mappings: readonly ExceptionHandlerMapping[];
  readonly #known = new Map<Class, Map<MediaType, ExceptionHandlerMapping | null>>();

  /** Throws an `IllegalStateException` for a method that names no exception, and for two methods that handle the same one. */
  constructor(type: Class) {
    this.#mappings = annotatedMembers(type, EXCEPTION_HANDLER).flatMap((name) =>
      mappingsOf(HandlerMethod.ofType(type, name as string | symbol)),
    );
    for (const [index, mapping] of this.#mappings.entries()) {
      const other = this.#mappings.slice(0, index).find((one) => isSame(one, mapping));
      if (other) {
        throw new IllegalStateException(
          `Ambiguous @ExceptionHandler: ${other.handlerMethod} and ${mapping.handlerMethod} both handle ${mapping.exceptionType.name}`,
        );
      }
    }
  }

  get hasExceptionMappings(): boolean {
    return this.#mappings.length > 0;
  }

  /** The method for an exception, or else for what caused it. */
  resolve(exception: unknown, mediaType: MediaType): ExceptionHandlerMapping | undefined {
    for (const one of causesOf(exception)) {
      const found = this.#resolveType(getClass(one as object), mediaType);
      if (found) return found;
    }
    return undefined;
  }

  #resolveType(type: Class, mediaType: MediaType): ExceptionHandlerMapping | null {
    const byMediaType = this.#known.get(type) ?? new Map<MediaType, ExceptionHandlerMapping | null>();
    this.#known.set(type, byMediaType);
    const known = byMediaType.get(mediaType);
    if (known !== undefined) return known;
    const found = this.#find(type, mediaType);
    if (byMediaType.size < KEPT_MEDIA_TYPES) byMediaType.set(mediaType, found);
    return found;
  }

  #find(type: Class, mediaType: MediaType): ExceptionHandlerMapping | null {
    const chain = superclassChain(type);
    const depth = ({ exceptionType }: ExceptionHandlerMapping) => chain.indexOf(exceptionType);
    const matches = this.#mappings.filter(
      (mapping) => depth(mapping) >= 0 && mapping.mediaType.isCompatibleWith(mediaType),
    );
    const [best] = matches.sort(
      (a, b) => depth(a) - depth(b) || compareMediaTypes(a.mediaType, b.mediaType, mediaType),
    );
    return best ?? null;
  }
}

const KEPT_MEDIA_TYPES = 32;

/** An exception, what caused it, and so on. */
export function causesOf(exception: unknown): unknown[] {
  const causes: unknown[] = [];
  for (
    let at = exception;
    at !== undefined && at !== null && !causes.includes(at);
    at = (at as { cause?: unknown }).cause
  ) {
    causes.push(at);
  }
  return causes;
}

function mappingsOf(handlerMethod: HandlerMethod): ExceptionHandlerMapping[] {
  const { beanType, method, parameters } = handlerMethod;
  const { exception, produces } = findMemberAnnotation(beanType, method, EXCEPTION_HANDLER) ?? {};
  const declared = exception === undefined ? [] : [exception].flat();
  const types = declared.length > 0 ? declared : parameters.map(({ type }) => type).filter(isErrorType);
  if (types.length === 0) {
    throw new IllegalStateException(
      `${handlerMethod} handles no exception: name it, as in @ExceptionHandler(NotFound), or let a parameter be of its class`,
    );
  }
  const producibleTypes = produces === undefined ? [] : [produces].flat().map(MediaType.parseMediaType);
  return types.flatMap((exceptionType) =>
    (producibleTypes.length > 0 ? producibleTypes : [MediaType.ALL]).map((mediaType) => ({
      exceptionType,
      mediaType,
      handlerMethod,
      producibleTypes: producibleTypes.length > 0 ? producibleTypes : undefined,
    })),
  );
}

/** Whether a class is one of errors. */
export function isErrorType(type: Class | undefined): type is Class {
  return type === Error || type?.prototype instanceof Error;
}

function isSame(a: ExceptionHandlerMapping, b: ExceptionHandlerMapping): boolean {
  return (
    a.exceptionType === b.exceptionType &&
    a.mediaType.equals(b.mediaType) &&
    a.handlerMethod.method !== b.handlerMethod.method
  );
}

function compareMediaTypes(a: MediaType, b: MediaType, asked: MediaType): number {
  if (a.equals(asked)) return -1;
  if (b.equals(asked)) return 1;
  if (a.equals(b)) return 0;
  return a.isMoreSpecific(b) ? -1 : 1;
}
