import {
  annotatedMembers,
  type Class,
  findClassAnnotation,
  findMemberAnnotation,
  getClass,
  IllegalStateException,
} from '@vernal/core';
import type { CorsConfiguration } from '../cors/cors-configuration.js';
import { CONTROLLER } from '../decorators/controller.js';
import { CROSS_ORIGIN } from '../decorators/cross-origin.js';
import { REQUEST_BODY } from '../decorators/request-body.js';
import { REQUEST_MAPPING, type RequestMappingOptions } from '../decorators/request-mapping.js';
import type { HandlerMappingOptions } from './abstract-handler-mapping.js';
import type { MediaTypeResolver } from './conditions/produces-request-condition.js';
import { corsConfigurationOf } from './cross-origin-configuration.js';
import { HandlerMethod } from './handler-method.js';
import { type CustomCondition, RequestMappingInfo, type RequestMappingSettings } from './request-mapping-info.js';
import { RequestMappingInfoHandlerMapping } from './request-mapping-info-handler-mapping.js';

/** A path that stands before those of certain controllers. */
export interface PathPrefix {
  readonly prefix: string;
  readonly test: (controller: Class) => boolean;
}

/** Settings of a {@link RequestMappingHandlerMapping}. */
export interface RequestMappingHandlerMappingOptions extends HandlerMappingOptions {
  /** Tells what a client accepts. */
  readonly contentNegotiationManager: MediaTypeResolver;
  /** The first one whose test is passed is taken. Default: none. */
  readonly pathPrefixes?: readonly PathPrefix[];
}

const SCOPED_TARGET = 'scopedTarget.';

/**
 * Maps requests to the methods of controllers that `@RequestMapping` marks; the controllers are found once all beans are
 * defined. A method that overrides a mapped one inherits its mapping. Source: Spring `RequestMappingHandlerMapping`.
 */
export class RequestMappingHandlerMapping extends RequestMappingInfoHandlerMapping {
  declare protected readonly options: RequestMappingHandlerMappingOptions;

  constructor(options: RequestMappingHandlerMappingOptions) {
    super(options);
  }

  override getOrder(): number {
    return this.options.order ?? 0;
  }

  override afterPropertiesSet(): void {
    super.afterPropertiesSet();
    for (const name of this.context?.getBeanNamesForAnnotation(CONTROLLER) ?? []) {
      if (!name.startsWith(SCOPED_TARGET)) this.detectHandlerMethods(name);
    }
  }

  /**
   * Adds the mapped methods of a controller, or of the bean of that name.
   * Throws an `IllegalStateException` for a mapping that cannot be understood, or that another method has.
   */
  detectHandlerMethods(handler: object | string): void {
    const type = typeof handler === 'string' ? this.context?.getType(handler) : getClass(handler);
    if (!type || !this.isHandler(type)) return;
    for (const method of annotatedMembers(type, REQUEST_MAPPING) as (string | symbol)[]) {
      const mapping = this.#mappingOf(type, method);
      if (!mapping) continue;
      this.registerMapping(mapping, handler, method);
      if (mapping.version.version) this.options.apiVersionStrategy?.addMappedVersion(mapping.version.version);
    }
  }

  /** What makes mappings as this handler mapping does: for {@link registerMapping}. */
  createRequestMappingInfo(options: RequestMappingOptions, custom?: CustomCondition): RequestMappingInfo {
    const paths = options.path === undefined || typeof options.path === 'string' ? [options.path ?? ''] : options.path;
    return RequestMappingInfo.of(
      { ...options, path: paths.map((path) => this.#resolved(path)) },
      this.#settings,
      custom,
    );
  }

  override registerMapping(mapping: RequestMappingInfo, handler: object | string, method: string | symbol): void {
    const { consumes } = mapping;
    const isOptional = consumes.expressions.length > 0 && this.#hasOptionalBody(handler, method);
    const own = isOptional ? mapping.with({ consumes: consumes.withBodyRequired(false) }) : mapping;
    super.registerMapping(own, handler, method);
  }

  #hasOptionalBody(handler: object | string, method: string | symbol): boolean {
    const { parameters } = new HandlerMethod(handler, method, this.context);
    const bodies = parameters.map((parameter) => parameter.get(REQUEST_BODY));
    return bodies.find((annotation) => annotation !== undefined)?.required === false;
  }

  /** What stands before the paths of a controller; undefined where nothing does, and for other classes. */
  getPathPrefix(type: Class): string | undefined {
    return this.isHandler(type) ? this.options.pathPrefixes?.find(({ test }) => test(type))?.prefix : undefined;
  }

  protected isHandler(type: Class): boolean {
    return findClassAnnotation(type, CONTROLLER) !== undefined;
  }

  /** A condition of one's own for all methods of a controller; all conditions of an application are of one class. */
  protected getCustomTypeCondition(_type: Class): CustomCondition | undefined {
    return undefined;
  }

  /** A condition of one's own for a method. */
  protected getCustomMethodCondition(_type: Class, _method: string | symbol): CustomCondition | undefined {
    return undefined;
  }

  #mappingOf(type: Class, method: string | symbol): RequestMappingInfo | undefined {
    try {
      return this.getMappingForMethod(type, method);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new IllegalStateException(`Invalid mapping on ${type.name}.${String(method)}: ${reason}`, { cause: error });
    }
  }

  /** The mapping of a method together with that of its class and the prefix of its path; undefined where it has none. */
  protected getMappingForMethod(type: Class, method: string | symbol): RequestMappingInfo | undefined {
    const options = findMemberAnnotation(type, method, REQUEST_MAPPING);
    if (!options) return undefined;
    const own = this.createRequestMappingInfo(options, this.getCustomMethodCondition(type, method));
    const typeOptions = findClassAnnotation(type, REQUEST_MAPPING);
    const combined = typeOptions
      ? this.createRequestMappingInfo(typeOptions, this.getCustomTypeCondition(type)).combine(own)
      : own;
    const info = combined.patterns.isEmptyPathMapping
      ? combined.with({ patterns: this.createRequestMappingInfo({ path: ['', '/'] }).patterns })
      : combined;
    const prefix = this.getPathPrefix(type);
    return prefix === undefined ? info : this.createRequestMappingInfo({ path: prefix }).combine(info);
  }

  /** What `@CrossOrigin` says on the class and on the method; methods are those of the mapping where it names none. */
  protected override initCorsConfiguration(
    { beanType, method }: HandlerMethod,
    mapping: RequestMappingInfo,
  ): CorsConfiguration | undefined {
    const declared = [
      findClassAnnotation(beanType, CROSS_ORIGIN),
      findMemberAnnotation(beanType, method, CROSS_ORIGIN),
    ].filter((annotation) => annotation !== undefined);
    if (declared.length === 0) return undefined;
    const combined = corsConfigurationOf(declared, (text) => this.#resolved(text));
    const methods = combined.allowedMethods ?? [...mapping.methods.methods];
    return combined.with({ allowedMethods: methods.length > 0 ? methods : undefined }).applyPermitDefaultValues();
  }

  get #settings(): RequestMappingSettings {
    const { patternParser, contentNegotiationManager, apiVersionStrategy } = this.options;
    return {
      contentNegotiationManager,
      ...(patternParser && { patternParser }),
      ...(apiVersionStrategy && { apiVersionStrategy }),
    };
  }

  /** A path with its placeholders resolved. */
  #resolved(path: string): string {
    return path.includes('${') ? (this.context?.getEnvironment().resolvePlaceholders(path) ?? path) : path;
  }
}
