import {
  AntPathMatcher,
  type Class,
  findClassAnnotation,
  findMemberAnnotation,
  IllegalArgumentException,
} from '@vernal/core';
import { REQUEST_MAPPING, type RequestMappingOptions } from '../../decorators/request-mapping.js';
import { HandlerMethod } from '../../mapping/handler-method.js';
import { PathPatternParser } from '../../path/path-pattern-parser.js';
import { UriComponentsBuilder } from '../../uri/uri-components-builder.js';
import type { ControllerMethodCall } from './controller-method-call.js';
import { contributeArguments } from './link-arguments.js';
import { LinkContext } from './link-context.js';
import { ServletUriComponentsBuilder } from './servlet-uri-components-builder.js';

const paths = new AntPathMatcher();

/**
 * Links to methods of controllers: `fromMethodCall(on(OrderController).show(7))`. The path is that of the mapping, the first
 * where there are several; `@PathVariable` arguments become its variables, `@RequestParam` arguments parameters of the query.
 * Links begin at the servlet of the present request, which `RequestContextHolder` must know, or at a builder of one's own.
 * Source: Spring `MvcUriComponentsBuilder`.
 */
export class MvcUriComponentsBuilder {
  static readonly #current = new MvcUriComponentsBuilder(undefined);

  readonly #baseUrl: UriComponentsBuilder | undefined;

  private constructor(baseUrl: UriComponentsBuilder | undefined) {
    this.#baseUrl = baseUrl;
  }

  /** Makes links that begin at the given one, which stays as it is. */
  static relativeTo(baseUrl: UriComponentsBuilder): MvcUriComponentsBuilder {
    return new MvcUriComponentsBuilder(baseUrl);
  }

  static fromController(controllerType: Class): UriComponentsBuilder {
    return MvcUriComponentsBuilder.#current.withController(controllerType);
  }

  static fromMethodCall(call: ControllerMethodCall): UriComponentsBuilder {
    return MvcUriComponentsBuilder.#current.withMethodCall(call);
  }

  static fromMethodName(controllerType: Class, methodName: string, ...args: unknown[]): UriComponentsBuilder {
    return MvcUriComponentsBuilder.#current.withMethodName(controllerType, methodName, ...args);
  }

  static fromMappingName(name: string): MethodArgumentBuilder {
    return MvcUriComponentsBuilder.#current.withMappingName(name);
  }

  /** A link to the path that all methods of a controller share. */
  withController(controllerType: Class): UriComponentsBuilder {
    const context = LinkContext.current();
    const path =
      context.prefixOf(controllerType) + pathOf(findClassAnnotation(controllerType, REQUEST_MAPPING), context);
    return this.#base().path(path === '' ? '/' : path);
  }

  /** A link to a method, as {@link on} gives it. Throws an `IllegalArgumentException` for a method without a mapping. */
  withMethodCall({ controllerType, method, argumentValues }: ControllerMethodCall): UriComponentsBuilder {
    return linkTo(this.#base(), controllerType, method, argumentValues);
  }

  /** A link to the method of that name; without type checks, so prefer {@link withMethodCall}. */
  withMethodName(controllerType: Class, methodName: string, ...args: unknown[]): UriComponentsBuilder {
    return linkTo(this.#base(), controllerType, methodName, args);
  }

  /**
   * A link to the method whose mapping has that name; by default it is made of the capitals of the class, `#` and the method.
   * Throws an `IllegalArgumentException` where there is none, or more than one.
   */
  withMappingName(name: string): MethodArgumentBuilder {
    const found = LinkContext.current().handlerMethodsOf(name);
    const [handlerMethod] = found;
    if (handlerMethod && found.length === 1) return new MethodArgumentBuilder(this.#basePath(), handlerMethod);
    throw new IllegalArgumentException(
      found.length === 0
        ? `No mapping has the name '${name}'`
        : `Several mappings have the name '${name}': ${found.join(', ')}`,
    );
  }

  #base(): UriComponentsBuilder {
    return this.#baseUrl?.clone() ?? ServletUriComponentsBuilder.fromCurrentServletMapping();
  }

  /** Links to names have no scheme and host of themselves. */
  #basePath(): UriComponentsBuilder {
    return this.#baseUrl?.clone() ?? UriComponentsBuilder.fromPath(this.#base().build().path ?? '');
  }
}

/** A link to a method whose arguments are given one by one. Source: Spring `MvcUriComponentsBuilder.MethodArgumentBuilder`. */
export class MethodArgumentBuilder {
  readonly #baseUrl: UriComponentsBuilder;
  readonly #handlerMethod: HandlerMethod;
  readonly #args: unknown[];

  constructor(baseUrl: UriComponentsBuilder, handlerMethod: HandlerMethod) {
    this.#baseUrl = baseUrl;
    this.#handlerMethod = handlerMethod;
    this.#args = handlerMethod.parameters.map(() => undefined);
  }

  /** Counted from 0. */
  arg(index: number, value: unknown): this {
    this.#args[index] = value;
    return this;
  }

  /** As `encode` of a `UriComponentsBuilder`. */
  encode(): this {
    this.#baseUrl.encode();
    return this;
  }

  build(): string {
    return this.#link().build().encode().toUriString();
  }

  /** With values for variables that no argument gives. */
  buildAndExpand(...values: readonly unknown[]): string {
    return this.#link()
      .buildAndExpand(...values)
      .encode()
      .toUriString();
  }

  #link(): UriComponentsBuilder {
    const { beanType, method } = this.#handlerMethod;
    return linkTo(this.#baseUrl.clone(), beanType, method, this.#args);
  }
}

function linkTo(
  builder: UriComponentsBuilder,
  controllerType: Class,
  method: string | symbol,
  args: readonly unknown[],
): UriComponentsBuilder {
  const mapping = findMemberAnnotation(controllerType, method, REQUEST_MAPPING);
  if (!mapping) {
    throw new IllegalArgumentException(
      `${controllerType.name}.${String(method)} has no mapping, so there is no link to it`,
    );
  }
  const context = LinkContext.current();
  const typePath = pathOf(findClassAnnotation(controllerType, REQUEST_MAPPING), context);
  const combined = paths.combine(typePath, pathOf(mapping, context));
  const path = context.prefixOf(controllerType) + PathPatternParser.defaultInstance.initFullPathPattern(combined);
  const { parameters } = handlerMethodOf(controllerType, method);
  return contributeArguments(builder.path(path === '' ? '/' : path), parameters, args, context.conversionService);
}

const handlerMethods = new WeakMap<Class, Map<string | symbol, HandlerMethod>>();

/** What is known of a method, found out once. */
function handlerMethodOf(controllerType: Class, method: string | symbol): HandlerMethod {
  const known = handlerMethods.get(controllerType) ?? new Map<string | symbol, HandlerMethod>();
  const found = known.get(method) ?? HandlerMethod.ofType(controllerType, method);
  handlerMethods.set(controllerType, known.set(method, found));
  return found;
}

/** The first path of a mapping; empty where it has none. */
function pathOf(mapping: RequestMappingOptions | undefined, context: LinkContext): string {
  const [path = ''] = [mapping?.path ?? []].flat();
  return context.resolved(path);
}
