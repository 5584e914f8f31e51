import {
  ConversionNotSupportedException,
  IllegalStateException,
  isPromiseLike,
  type MaybePromise,
  Optional,
  TypeDescriptor,
  TypeMismatchException,
} from '@vernal/core';
import type { WebRequest } from '../../binding/web-request.js';
import type { NamedValueOptions } from '../../decorators/parameter-type.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import type { ArgumentReader } from '../handler-method-argument-resolver.js';
import {
  MethodArgumentConversionNotSupportedException,
  MethodArgumentTypeMismatchException,
} from '../method-argument-exceptions.js';
import type { WebDataBinderFactory } from '../web-data-binder-factory.js';
import { CompiledArgumentResolver } from './compiled-argument-resolver.js';

/** What a decorator says of a value with a name. */
export interface NamedValue extends NamedValueOptions {
  /** Stands for a missing value; converted like one. */
  readonly defaultValue?: string;
}

/** Replaces `${…}` in a text. */
export type PlaceholderResolver = (text: string) => string;

/** A value as it is in the request; undefined where there is none. */
export type ValueReader = (request: WebRequest) => MaybePromise<unknown>;

/**
 * Gives arguments that are values with a name: with a default, converted to the parameter's type, undefined where there is
 * none and none is required. Source: Spring `AbstractNamedValueMethodArgumentResolver`.
 */
export abstract class NamedValueArgumentResolver extends CompiledArgumentResolver {
  readonly #resolvePlaceholders: PlaceholderResolver;

  constructor(resolvePlaceholders: PlaceholderResolver = (text) => text) {
    super();
    this.#resolvePlaceholders = resolvePlaceholders;
  }

  /** What the parameter's decorator says. */
  protected abstract namedValue(parameter: MethodParameter): NamedValue;

  /** What reads the value of that name. */
  protected abstract valueReader(
    name: string,
    parameter: MethodParameter,
    type: TypeDescriptor | undefined,
  ): ValueReader;

  /** The error for a value that is required but missing, or was converted to nothing. */
  protected abstract missingValue(
    name: string,
    typeName: string,
    isMissingAfterConversion: boolean,
    parameter: MethodParameter,
    request: WebRequest,
  ): Error;

  /** Called with each argument; undefined: nothing is done with them. */
  protected resolvedValueHandler?(
    name: string,
    parameter: MethodParameter,
  ): ((value: unknown, request: WebRequest) => void) | undefined;

  compile(parameter: MethodParameter, binderFactory: WebDataBinderFactory): ArgumentReader {
    const value = this.namedValue(parameter);
    const name = this.#resolvePlaceholders(value.name || parameter.requiredName);
    const declared = parameter.typeDescriptor(value);
    const type = declared?.type === Optional ? declared.elementType : declared;
    const argument = new NamedArgument({
      name,
      type,
      parameter,
      defaultValue: value.defaultValue === undefined ? undefined : this.#resolvePlaceholders(value.defaultValue),
      isRequired: (value.required ?? true) && declared?.type !== Optional,
      convert: valueConverter(name, declared, parameter, binderFactory),
      missing: (isAfterConversion, request) =>
        this.missingValue(name, type?.toString() ?? 'unknown', isAfterConversion, parameter, request),
    });
    const read = this.valueReader(name, parameter, type);
    const handleResolved = this.resolvedValueHandler?.(name, parameter);
    const isAsRead = type?.type === String && handleResolved === undefined && !binderFactory.hasInitBinders(name);
    return (_container, request) => {
      const raw = read(request);
      if (isAsRead && typeof raw === 'string' && raw !== '') return raw;
      const result = isPromiseLike(raw)
        ? Promise.resolve(raw).then((one) => argument.of(one, request))
        : argument.of(raw, request);
      if (handleResolved === undefined) return result;
      if (isPromiseLike(result)) return Promise.resolve(result).then((one) => noted(one, request, handleResolved));
      return noted(result, request, handleResolved);
    };
  }
}

function noted(value: unknown, request: WebRequest, handle: (value: unknown, request: WebRequest) => void): unknown {
  handle(value, request);
  return value;
}

type Convert = (value: unknown, request: WebRequest) => MaybePromise<unknown>;

interface NamedArgumentDetails {
  readonly name: string;
  readonly type: TypeDescriptor | undefined;
  readonly parameter: MethodParameter;
  readonly defaultValue: string | undefined;
  readonly isRequired: boolean;
  readonly convert: Convert;
  readonly missing: (isAfterConversion: boolean, request: WebRequest) => Error;
}

/** The steps from a raw value to an argument. */
class NamedArgument {
  readonly #details: NamedArgumentDetails;

  constructor(details: NamedArgumentDetails) {
    this.#details = details;
  }

  of(raw: unknown, request: WebRequest): MaybePromise<unknown> {
    const value = this.#present(raw, request);
    const converted = this.#details.convert(value, request);
    if (isPromiseLike(converted)) return Promise.resolve(converted).then((one) => this.#converted(one, request));
    return this.#converted(converted, request);
  }

  /** The value, or what stands for it where it is missing. */
  #present(raw: unknown, request: WebRequest): unknown {
    const { defaultValue, isRequired, missing } = this.#details;
    if (raw !== undefined && raw !== null) return raw === '' && defaultValue !== undefined ? defaultValue : raw;
    if (defaultValue !== undefined) return defaultValue;
    if (isRequired) throw missing(false, request);
    return this.#nothing();
  }

  /** What a parameter that refuses `null` gets instead. */
  #nothing(): false | undefined {
    const { type, name, parameter } = this.#details;
    if (type === undefined || type.nullable) return undefined;
    if (type.type === Boolean) return false;
    throw new IllegalStateException(
      `${parameter}: '${name}' is optional, but its type ${type} refuses null. Let the type be nullable, or give a default value`,
    );
  }

  #converted(value: unknown, request: WebRequest): MaybePromise<unknown> {
    if (value !== undefined && value !== null) return value;
    const { defaultValue, isRequired, missing, convert } = this.#details;
    if (defaultValue !== undefined) {
      const converted = convert(defaultValue, request);
      return isPromiseLike(converted) ? Promise.resolve(converted).then(orUndefined) : orUndefined(converted);
    }
    if (isRequired) throw missing(true, request);
    return undefined;
  }
}

function orUndefined(value: unknown): unknown {
  return value ?? undefined;
}

/** By the shared converter, or by a binder where `@InitBinder` methods apply to the name. */
function valueConverter(
  name: string,
  type: TypeDescriptor | undefined,
  parameter: MethodParameter,
  factory: WebDataBinderFactory,
): Convert {
  const guarded = (value: unknown, convert: () => unknown): unknown => {
    try {
      return convert();
    } catch (error) {
      throw argumentException(error, value, type, name, parameter);
    }
  };
  if (factory.hasInitBinders(name)) {
    const target = type ?? TypeDescriptor.valueOf(String);
    return (value, request) => {
      const binder = factory.createBinder(request, undefined, name);
      const convert = (one: Awaited<typeof binder>) => guarded(value, () => one.convertIfNecessary(value, target));
      return isPromiseLike(binder) ? Promise.resolve(binder).then(convert) : convert(binder);
    };
  }
  if (type === undefined) return (value) => value;
  const { typeConverter } = factory;
  const isText = type.type === String;
  return (value) => {
    if (value === undefined || (isText && typeof value === 'string')) return value;
    return guarded(value, () => typeConverter.convert(value, type));
  };
}

function argumentException(
  error: unknown,
  value: unknown,
  type: TypeDescriptor | undefined,
  name: string,
  parameter: MethodParameter,
): unknown {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (error instanceof ConversionNotSupportedException) {
    return new MethodArgumentConversionNotSupportedException(value, type, name, parameter, cause);
  }
  if (error instanceof TypeMismatchException) {
    return new MethodArgumentTypeMismatchException(value, type, name, parameter, cause);
  }
  return error;
}
