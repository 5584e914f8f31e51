import type { UriBuilder, UriBuilderFactory } from './uri-builder.js';
import type { QueryParams } from './uri-components.js';
import { type ParserType, UriComponentsBuilder } from './uri-components-builder.js';
import { requireUri } from './uri-syntax.js';
import {
  namedVariables,
  templateVariables,
  type UriVariableArguments,
  type UriVariables,
} from './uri-template-variables.js';
import { encodeUriVariables } from './uri-utils.js';

/**
 * What is encoded, and when.
 * - `TEMPLATE_AND_VALUES`: the template first, then values, so that nothing in them is reserved.
 * - `VALUES_ONLY`: values in the same way; the template is taken to be encoded.
 * - `URI_COMPONENT`: the parts after values have been put in, so that values may have reserved characters.
 * - `NONE`: nothing.
 */
export type EncodingMode = 'TEMPLATE_AND_VALUES' | 'VALUES_ONLY' | 'URI_COMPONENT' | 'NONE';

/** Settings of a {@link DefaultUriBuilderFactory}. */
export interface DefaultUriBuilderFactoryOptions {
  /** A URI template, or a builder, that all others start with, unless they have a host of their own. Default: none. */
  readonly baseUri?: string | UriComponentsBuilder;
  /** Default: `TEMPLATE_AND_VALUES`. */
  readonly encodingMode?: EncodingMode;
  /** Whether, with `URI_COMPONENT`, paths are cut into segments, so that slashes in values are encoded. Default: true. */
  readonly parsePath?: boolean;
  /** Values for variables that get no other. Default: none. */
  readonly defaultUriVariables?: UriVariables;
  /** Default: `RFC`. */
  readonly parserType?: ParserType;
}

/** Source: Spring's `DefaultUriBuilderFactory`. */
export class DefaultUriBuilderFactory implements UriBuilderFactory {
  readonly #baseUri: UriComponentsBuilder | undefined;
  readonly #encodingMode: EncodingMode;
  readonly #parsePath: boolean;
  readonly #defaults: ReadonlyMap<string, unknown>;
  readonly #parserType: ParserType;

  constructor(options: DefaultUriBuilderFactoryOptions = {}) {
    const {
      baseUri,
      encodingMode = 'TEMPLATE_AND_VALUES',
      parsePath = true,
      defaultUriVariables = {},
      parserType = 'RFC',
    } = options;
    this.#baseUri = typeof baseUri === 'string' ? UriComponentsBuilder.fromUriString(baseUri) : baseUri?.clone();
    this.#encodingMode = encodingMode;
    this.#parsePath = parsePath;
    this.#defaults = namedVariables([defaultUriVariables]) ?? new Map();
    this.#parserType = parserType;
  }

  uriString(uriTemplate: string): UriBuilder {
    const parts = this.#partsOf(uriTemplate);
    if (this.#encodingMode === 'TEMPLATE_AND_VALUES') parts.encode();
    if (this.#encodingMode === 'URI_COMPONENT' && this.#parsePath) cutPath(parts);
    return new DefaultUriBuilder(parts, this.#encodingMode, this.#defaults);
  }

  builder(): UriBuilder {
    return this.uriString('');
  }

  expand(uriTemplate: string, variables: UriVariables): string;
  expand(uriTemplate: string, ...values: readonly unknown[]): string;
  expand(uriTemplate: string, ...variables: UriVariableArguments): string {
    return this.uriString(uriTemplate).build(...variables);
  }

  #partsOf(uriTemplate: string): UriComponentsBuilder {
    if (uriTemplate === '') return this.#baseUri?.clone() ?? UriComponentsBuilder.newInstance();
    const parsed = UriComponentsBuilder.fromUriString(uriTemplate, this.#parserType);
    if (!this.#baseUri) return parsed;
    const parts = parsed.build();
    return parts.host === undefined ? this.#baseUri.clone().uriComponents(parts) : parsed;
  }
}

class DefaultUriBuilder implements UriBuilder {
  readonly #parts: UriComponentsBuilder;
  readonly #encodingMode: EncodingMode;
  readonly #defaults: ReadonlyMap<string, unknown>;

  constructor(parts: UriComponentsBuilder, encodingMode: EncodingMode, defaults: ReadonlyMap<string, unknown>) {
    this.#parts = parts;
    this.#encodingMode = encodingMode;
    this.#defaults = defaults;
  }

  scheme(scheme: string | undefined): this {
    this.#parts.scheme(scheme);
    return this;
  }

  userInfo(userInfo: string | undefined): this {
    this.#parts.userInfo(userInfo);
    return this;
  }

  host(host: string | undefined): this {
    this.#parts.host(host);
    return this;
  }

  port(port: number | string | undefined): this {
    this.#parts.port(port);
    return this;
  }

  path(path: string): this {
    this.#parts.path(path);
    return this;
  }

  replacePath(path: string | undefined): this {
    this.#parts.replacePath(path);
    return this;
  }

  pathSegment(...segments: readonly string[]): this {
    this.#parts.pathSegment(...segments);
    return this;
  }

  query(query: string | undefined): this {
    this.#parts.query(query);
    return this;
  }

  replaceQuery(query: string | undefined): this {
    this.#parts.replaceQuery(query);
    return this;
  }

  queryParam(name: string, ...values: readonly unknown[]): this {
    this.#parts.queryParam(name, ...values);
    return this;
  }

  queryParamIfPresent(name: string, value: unknown): this {
    this.#parts.queryParamIfPresent(name, value);
    return this;
  }

  queryParams(params: QueryParams | undefined): this {
    this.#parts.queryParams(params);
    return this;
  }

  replaceQueryParam(name: string, ...values: readonly unknown[]): this {
    this.#parts.replaceQueryParam(name, ...values);
    return this;
  }

  replaceQueryParams(params: QueryParams | undefined): this {
    this.#parts.replaceQueryParams(params);
    return this;
  }

  fragment(fragment: string | undefined): this {
    this.#parts.fragment(fragment);
    return this;
  }

  build(variables: UriVariables): string;
  build(...values: readonly unknown[]): string;
  build(...variables: UriVariableArguments): string {
    const given = this.#withDefaults(variables);
    const encoded = this.#encodingMode === 'VALUES_ONLY' ? encodeUriVariables(given) : given;
    const parts = this.#parts.build().expandWith(templateVariables(encoded));
    return requireUri((this.#encodingMode === 'URI_COMPONENT' ? parts.encode() : parts).toUriString());
  }

  toUriString(): string {
    return this.#parts.build().toUriString();
  }

  /** Defaults are for variables by name, and for none at all. */
  #withDefaults(variables: UriVariableArguments): UriVariableArguments {
    const named = variables.length === 0 ? new Map<string, unknown>() : namedVariables(variables);
    return named && this.#defaults.size > 0 ? [new Map([...this.#defaults, ...named])] : variables;
  }
}

function cutPath(parts: UriComponentsBuilder): void {
  const { path, pathSegments } = parts.build();
  parts.replacePath(undefined);
  parts.pathSegment(...pathSegments);
  if (path?.endsWith('/')) parts.path('/');
}
