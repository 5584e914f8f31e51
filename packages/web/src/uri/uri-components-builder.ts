import { IllegalArgumentException } from '@vernal/core';
import { HierarchicalUriComponents } from './hierarchical-uri-components.js';
import { OpaqueUriComponents } from './opaque-uri-components.js';
import { CompositePathComponent, type PathComponent, PathSegmentComponent } from './path-component.js';
import { PathComponentBuilder } from './path-component-builder.js';
import { parseRfcUri, type UriRecord } from './rfc-uri-parser.js';
import type { UriPartsBuilder } from './uri-builder.js';
import type { QueryParams, UriComponents } from './uri-components.js';
import {
  namedVariables,
  SKIP_VALUE,
  templateVariables,
  type UriVariableArguments,
  type UriVariables,
} from './uri-template-variables.js';
import { parseWhatwgUrl } from './whatwg-url-parser.js';

/** RFC: the syntax of RFC 3986, strict; WHAT_WG: as browsers read URLs, which mends much of what people write. */
export type ParserType = 'RFC' | 'WHAT_WG';

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', ws: '80', https: '443', wss: '443' };

/**
 * Builds UriComponents: cut a URI or URI template by one of the `from…` methods, change parts, then `build` and `expand`.
 * Whether and when text is encoded is for the caller to say: by `encode()` of the builder before values are put in, which
 * encodes these strictly, by `encode()` of UriComponents after that, or not at all. Source: Spring's `UriComponentsBuilder`.
 */
export class UriComponentsBuilder implements UriPartsBuilder {
  #scheme: string | undefined;
  #ssp: string | undefined;
  #userInfo: string | undefined;
  #host: string | undefined;
  #port: string | undefined;
  #path = new PathComponentBuilder();
  readonly #queryParams = new Map<string, (string | undefined)[]>();
  #fragment: string | undefined;
  readonly #uriVariables = new Map<string, unknown>();
  #encodeTemplate = false;

  static newInstance(): UriComponentsBuilder {
    return new UriComponentsBuilder();
  }

  static fromPath(path: string): UriComponentsBuilder {
    return new UriComponentsBuilder().path(path);
  }

  static fromUri(uri: URL): UriComponentsBuilder {
    return UriComponentsBuilder.fromUriString(uri.href);
  }

  /** Throws an InvalidUrlException. */
  static fromUriString(uri: string, parserType: ParserType = 'RFC'): UriComponentsBuilder {
    const builder = new UriComponentsBuilder();
    if (uri === '') return builder;
    return builder.#record(parserType === 'RFC' ? parseRfcUri(uri) : parseWhatwgUrl(uri));
  }

  /** From now on literal text is encoded before values are put in, and values are encoded so that nothing in them is reserved. */
  encode(): this {
    this.#encodeTemplate = true;
    return this;
  }

  scheme(scheme: string | undefined): this {
    this.#scheme = scheme;
    return this;
  }

  /** Makes the URI opaque: all other parts but scheme and fragment are taken away. */
  schemeSpecificPart(ssp: string): this {
    this.#ssp = ssp;
    this.#userInfo = undefined;
    this.#host = undefined;
    this.#port = undefined;
    this.#path = new PathComponentBuilder();
    this.#queryParams.clear();
    return this;
  }

  userInfo(userInfo: string | undefined): this {
    this.#userInfo = userInfo;
    return this.#makeHierarchical();
  }

  host(host: string | undefined): this {
    this.#host = host;
    return host === undefined ? this : this.#makeHierarchical();
  }

  port(port: number | string | undefined): this {
    if (typeof port === 'number' && !(Number.isInteger(port) && port >= -1)) {
      throw new IllegalArgumentException(`A port is a number from 0 on, or -1 for none; not ${port}`);
    }
    this.#port = port === undefined ? undefined : String(port);
    return port === undefined || port === -1 ? this : this.#makeHierarchical();
  }

  path(path: string): this {
    this.#path.addPath(path);
    return this.#makeHierarchical();
  }

  pathSegment(...segments: readonly (string | null | undefined)[]): this {
    this.#path.addPathSegments(segments);
    return this.#makeHierarchical();
  }

  replacePath(path: string | undefined): this {
    this.#path = new PathComponentBuilder();
    return this.path(path ?? '');
  }

  query(query: string | undefined): this {
    if (query === undefined) {
      this.#queryParams.clear();
      return this;
    }
    for (const [, name, equals, value] of query.matchAll(/([^&=]+)(=?)([^&]+)?/g)) {
      this.#addQueryParam(name!, value ?? (equals === '' ? undefined : ''));
    }
    return this.#makeHierarchical();
  }

  replaceQuery(query: string | undefined): this {
    this.#queryParams.clear();
    return this.query(query);
  }

  queryParam(name: string, ...values: readonly unknown[]): this {
    for (const value of values.length === 0 ? [undefined] : values) {
      this.#addQueryParam(name, value === null || value === undefined ? undefined : String(value));
    }
    return this.#makeHierarchical();
  }

  queryParamIfPresent(name: string, value: unknown): this {
    if (value === undefined || value === null) return this;
    return Array.isArray(value) ? this.queryParam(name, ...value) : this.queryParam(name, value);
  }

  queryParams(params: QueryParams | undefined): this {
    if (params === undefined) return this;
    for (const [name, values] of params) for (const value of values) this.#addQueryParam(name, value);
    return this.#makeHierarchical();
  }

  replaceQueryParam(name: string, ...values: readonly unknown[]): this {
    this.#queryParams.delete(name);
    return values.length === 0 ? this.#makeHierarchical() : this.queryParam(name, ...values);
  }

  replaceQueryParams(params: QueryParams | undefined): this {
    this.#queryParams.clear();
    return this.queryParams(params);
  }

  fragment(fragment: string | undefined): this {
    if (fragment === '') throw new IllegalArgumentException('A fragment cannot be empty; undefined takes it away');
    this.#fragment = fragment;
    return this;
  }

  /** Sets the parts that the others have, and adds their path and query to what is there. */
  uriComponents(parts: UriComponents): this {
    if (parts.scheme !== undefined) this.scheme(parts.scheme);
    if (parts instanceof HierarchicalUriComponents) {
      if (parts.userInfo !== undefined) this.userInfo(parts.userInfo);
      if (parts.host !== undefined) this.host(parts.host);
      if (parts.portText !== undefined) this.port(parts.portText);
      this.#addPath(parts.pathComponent);
      this.queryParams(parts.queryParams.size > 0 ? parts.queryParams : undefined);
    } else if (parts.schemeSpecificPart !== undefined) {
      this.schemeSpecificPart(parts.schemeSpecificPart);
    }
    return parts.fragment === undefined ? this : this.fragment(parts.fragment);
  }

  /** Values for some of the variables, to be put in when the URI is built; the others stay variables. */
  uriVariables(variables: UriVariables): this {
    for (const [name, value] of namedVariables([variables]) ?? []) this.#uriVariables.set(name, value);
    return this;
  }

  /** Takes the port away where it is the one that the scheme has anyway. */
  resetPortIfDefaultForScheme(): this {
    if (this.#port !== undefined && this.#port === DEFAULT_PORTS[this.#scheme ?? '']) this.#port = undefined;
    return this;
  }

  /** The parts with values for their variables. Throws an IllegalArgumentException where one is missing. */
  buildAndExpand(variables: UriVariables): UriComponents;
  buildAndExpand(...values: readonly unknown[]): UriComponents;
  buildAndExpand(...variables: UriVariableArguments): UriComponents {
    return this.build().expandWith(templateVariables(variables));
  }

  /** The parts, with variables where they have no value. */
  build(): UriComponents;
  /** The parts, taken to be encoded already. Throws an IllegalArgumentException where they are not. */
  build(encoded: boolean): UriComponents;
  /** The text of the URI with values for its variables, all encoded as by `encode()`. */
  build(variables: UriVariables): string;
  build(...values: readonly [unknown, ...(readonly unknown[])]): string;
  build(...args: readonly unknown[]): UriComponents | string {
    const [first] = args;
    if (args.length === 0 || first === false) return this.#components(this.#encodeTemplate ? 'TEMPLATE' : 'RAW');
    if (first === true) return this.#components('ENCODED');
    return this.#components('TEMPLATE').expandWith(templateVariables(args)).toUri();
  }

  /** The encoded URI; variables without a value stay. */
  toUriString(): string {
    if (this.#uriVariables.size > 0) return this.#components('TEMPLATE').toUriString();
    return this.build().encode().toUriString();
  }

  /** A builder with the same parts, to be changed by itself. */
  clone(): UriComponentsBuilder {
    const copy = new UriComponentsBuilder();
    copy.#scheme = this.#scheme;
    copy.#ssp = this.#ssp;
    copy.#userInfo = this.#userInfo;
    copy.#host = this.#host;
    copy.#port = this.#port;
    copy.#path = this.#path.clone();
    for (const [name, values] of this.#queryParams) copy.#queryParams.set(name, [...values]);
    copy.#fragment = this.#fragment;
    copy.#encodeTemplate = this.#encodeTemplate;
    return copy.uriVariables(this.#uriVariables);
  }

  #components(state: 'RAW' | 'TEMPLATE' | 'ENCODED'): UriComponents {
    const parts =
      this.#ssp === undefined
        ? this.#hierarchical(state)
        : new OpaqueUriComponents(this.#scheme, this.#ssp, this.#fragment);
    if (this.#uriVariables.size === 0) return parts;
    return parts.expandWith((name) => (this.#uriVariables.has(name) ? this.#uriVariables.get(name) : SKIP_VALUE));
  }

  #hierarchical(state: 'RAW' | 'TEMPLATE' | 'ENCODED'): HierarchicalUriComponents {
    const parts = new HierarchicalUriComponents({
      scheme: this.#scheme,
      userInfo: this.#userInfo,
      host: this.#host,
      portText: this.#port,
      pathComponent: this.#path.build(),
      queryParams: new Map([...this.#queryParams].map(([name, values]) => [name, [...values]])),
      fragment: this.#fragment,
    });
    if (state === 'RAW') return parts;
    return state === 'TEMPLATE' ? parts.encodeTemplate() : parts.requireEncoded();
  }

  #record(record: UriRecord): this {
    this.scheme(record.scheme);
    if (record.isOpaque) this.schemeSpecificPart(record.path ?? '');
    else
      this.userInfo(record.userInfo)
        .host(record.host)
        .port(record.port)
        .path(record.path ?? '')
        .query(record.query);
    return this.fragment(record.fragment);
  }

  #addPath(path: PathComponent): void {
    if (path instanceof CompositePathComponent) for (const part of path.parts) this.#addPath(part);
    else if (path instanceof PathSegmentComponent) this.pathSegment(...path.segments);
    else this.path(path.path);
  }

  #addQueryParam(name: string, value: string | undefined): void {
    const values = this.#queryParams.get(name);
    if (values) values.push(value);
    else this.#queryParams.set(name, [value]);
  }

  #makeHierarchical(): this {
    this.#ssp = undefined;
    return this;
  }
}
