import { IllegalStateException } from '@vernal/core';
import type { RequestMappingOptions, RequestMethod, Texts } from '../decorators/request-mapping.js';
import type { PathPattern } from '../path/path-pattern.js';
import { PathPatternParser } from '../path/path-pattern-parser.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { ApiVersionStrategy } from '../versions/api-version-strategy.js';
import { ConsumesRequestCondition } from './conditions/consumes-request-condition.js';
import { HeadersRequestCondition } from './conditions/headers-request-condition.js';
import { ParamsRequestCondition } from './conditions/params-request-condition.js';
import { PathPatternsRequestCondition } from './conditions/path-patterns-request-condition.js';
import { type MediaTypeResolver, ProducesRequestCondition } from './conditions/produces-request-condition.js';
import type { RequestCondition } from './conditions/request-condition.js';
import { RequestMethodsRequestCondition } from './conditions/request-methods-request-condition.js';
import { VersionRequestCondition } from './conditions/version-request-condition.js';

/** What a mapping needs of its surroundings. */
export interface RequestMappingSettings {
  /** Default: case-sensitive. */
  readonly patternParser?: PathPatternParser;
  /** Tells what a client accepts. */
  readonly contentNegotiationManager: MediaTypeResolver;
  /** Needed for mappings with a version. */
  readonly apiVersionStrategy?: ApiVersionStrategy;
}

/** A condition of one's own; all of a mapping's must be of one class. */
export type CustomCondition = RequestCondition<CustomCondition> & { toString(): string };

interface Conditions {
  readonly name: string | undefined;
  readonly patterns: PathPatternsRequestCondition;
  readonly methods: RequestMethodsRequestCondition;
  readonly params: ParamsRequestCondition;
  readonly headers: HeadersRequestCondition;
  readonly consumes: ConsumesRequestCondition;
  readonly produces: ProducesRequestCondition;
  readonly version: VersionRequestCondition;
  readonly custom: CustomCondition | undefined;
}

/** All that a request must have to be handled by a method. Immutable. Source: Spring `RequestMappingInfo`. */
export class RequestMappingInfo implements RequestCondition<RequestMappingInfo> {
  readonly name: string | undefined;
  readonly patterns: PathPatternsRequestCondition;
  readonly methods: RequestMethodsRequestCondition;
  readonly params: ParamsRequestCondition;
  readonly headers: HeadersRequestCondition;
  readonly consumes: ConsumesRequestCondition;
  readonly produces: ProducesRequestCondition;
  readonly version: VersionRequestCondition;
  readonly custom: CustomCondition | undefined;
  /** Whether method and path alone decide, as they mostly do: the other conditions need not be looked at. */
  readonly #isSimple: boolean;

  private constructor(conditions: Conditions) {
    this.name = conditions.name;
    this.patterns = conditions.patterns;
    this.methods = conditions.methods;
    this.params = conditions.params;
    this.headers = conditions.headers;
    this.consumes = conditions.consumes;
    this.produces = conditions.produces;
    this.version = conditions.version;
    this.custom = conditions.custom;
    this.#isSimple =
      this.custom === undefined &&
      this.version.version === undefined &&
      [this.params, this.headers, this.consumes, this.produces].every(({ expressions }) => expressions.length === 0);
  }

  /** Throws a `PatternParseException` or an `InvalidMediaTypeException` for texts that are none. */
  static of(
    options: RequestMappingOptions,
    settings: RequestMappingSettings,
    custom?: CustomCondition,
  ): RequestMappingInfo {
    const headers = list(options.headers);
    return new RequestMappingInfo({
      name: options.name || undefined,
      patterns: PathPatternsRequestCondition.of(
        list(options.path),
        settings.patternParser ?? PathPatternParser.defaultInstance,
      ),
      methods: new RequestMethodsRequestCondition(list(options.method)),
      params: new ParamsRequestCondition(list(options.params)),
      headers: new HeadersRequestCondition(headers),
      consumes: ConsumesRequestCondition.of(list(options.consumes), headers),
      produces: ProducesRequestCondition.of(list(options.produces), headers, settings.contentNegotiationManager),
      version: VersionRequestCondition.of(options.version, settings.apiVersionStrategy),
      custom,
    });
  }

  with(changes: Partial<Conditions>): RequestMappingInfo {
    const { name, patterns, methods, params, headers, consumes, produces, version, custom } = this;
    const own: Conditions = { name, patterns, methods, params, headers, consumes, produces, version, custom };
    return new RequestMappingInfo({ ...own, ...changes });
  }

  /** The mapping of a class, this one, with that of a method. */
  combine(other: RequestMappingInfo): RequestMappingInfo {
    return new RequestMappingInfo({
      name: this.name && other.name ? `${this.name}#${other.name}` : (this.name ?? other.name),
      patterns: this.patterns.combine(other.patterns),
      methods: this.methods.combine(other.methods),
      params: this.params.combine(other.params),
      headers: this.headers.combine(other.headers),
      consumes: this.consumes.combine(other.consumes),
      produces: this.produces.combine(other.produces),
      version: this.version.combine(other.version),
      custom: combineCustom(this.custom, other.custom),
    });
  }

  getMatchingCondition(request: HttpServletRequest): RequestMappingInfo | undefined {
    const methods = this.methods.getMatchingCondition(request);
    if (methods === undefined) return undefined;
    if (this.#isSimple) {
      const patterns = this.patterns.getMatchingCondition(request);
      return patterns === undefined || patterns === this.patterns ? patterns && this : this.with({ patterns });
    }
    const params = this.params.getMatchingCondition(request);
    if (params === undefined) return undefined;
    const headers = this.headers.getMatchingCondition(request);
    if (headers === undefined) return undefined;
    const consumes = this.consumes.getMatchingCondition(request);
    if (consumes === undefined) return undefined;
    const produces = this.produces.getMatchingCondition(request);
    if (produces === undefined) return undefined;
    const patterns = this.patterns.getMatchingCondition(request);
    if (patterns === undefined || this.version.getMatchingCondition(request) === undefined) return undefined;
    const custom = this.custom?.getMatchingCondition(request);
    if (this.custom !== undefined && custom === undefined) return undefined;
    const isWhole =
      headers === this.headers &&
      consumes === this.consumes &&
      produces === this.produces &&
      patterns === this.patterns &&
      custom === this.custom;
    if (isWhole) return this;
    return this.with({ patterns, headers, consumes, produces, custom });
  }

  /** By path, parameters, headers, consumed and produced types, version, methods; for HEAD by methods first. */
  compareTo(other: RequestMappingInfo, request: HttpServletRequest): number {
    const byMethods = () => this.methods.compareTo(other.methods, request);
    return (
      (request.method === 'HEAD' && byMethods()) ||
      this.patterns.compareTo(other.patterns) ||
      this.params.compareTo(other.params) ||
      this.headers.compareTo(other.headers) ||
      this.consumes.compareTo(other.consumes) ||
      this.produces.compareTo(other.produces, request) ||
      this.version.compareTo(other.version, request) ||
      byMethods() ||
      compareCustom(this.custom, other.custom, request)
    );
  }

  /** The method, where that and the path are all that the mapping asks for; undefined for OPTIONS, which may be a preflight request. */
  get onlyMethod(): RequestMethod | undefined {
    const [method, ...others] = this.methods.methods;
    return this.#isSimple && others.length === 0 && method !== 'OPTIONS' ? method : undefined;
  }

  get pathPatterns(): readonly PathPattern[] {
    return this.patterns.patterns;
  }

  /** The same for mappings that mean the same. */
  get key(): string {
    const sorted = (texts: string[]) => texts.sort().join(' ');
    const keys = ({ expressions }: { readonly expressions: readonly { readonly key: string }[] }) =>
      expressions.length === 0 ? '' : sorted(expressions.map(({ key }) => key));
    const parts = [
      sorted(this.pathPatterns.map(String)),
      sorted([...this.methods.methods]),
      keys(this.params),
      keys(this.headers),
      keys(this.consumes),
      keys(this.produces),
      this.version.toString(),
      this.custom?.toString() ?? '',
    ];
    return parts.join('\n');
  }

  /** `{GET [/orders/{id}], produces [text/html]}` */
  toString(): string {
    const parts = [`${[this.methods, this.patterns].join(' ').trim()}`];
    const add = (name: string, { expressions }: { readonly expressions: readonly unknown[] }, text: unknown) => {
      if (expressions.length > 0) parts.push(`${name} ${text}`);
    };
    add('params', this.params, this.params);
    add('headers', this.headers, this.headers);
    add('consumes', this.consumes, this.consumes);
    add('produces', this.produces, this.produces);
    if (this.version.version) parts.push(`version ${this.version}`);
    if (this.custom) parts.push(`and ${this.custom}`);
    return `{${parts.join(', ')}}`;
  }
}

function list<T extends string>(texts: T | readonly T[] | undefined): readonly T[];
function list(texts: Texts | undefined): readonly string[] {
  return texts === undefined ? [] : typeof texts === 'string' ? [texts] : texts;
}

function combineCustom(
  first: CustomCondition | undefined,
  second: CustomCondition | undefined,
): CustomCondition | undefined {
  if (!first || !second) return first ?? second;
  checkSameClass(first, second);
  return first.combine(second) as CustomCondition;
}

function compareCustom(
  first: CustomCondition | undefined,
  second: CustomCondition | undefined,
  request: HttpServletRequest,
): number {
  if (!first || !second) return first ? -1 : second ? 1 : 0;
  checkSameClass(first, second);
  return first.compareTo(second, request);
}

function checkSameClass(first: CustomCondition, second: CustomCondition): void {
  if (first.constructor === second.constructor) return;
  throw new IllegalStateException(
    `Conditions of different classes cannot be combined: ${first.constructor.name} and ${second.constructor.name}`,
  );
}
