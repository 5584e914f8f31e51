import type { QueryParams } from './uri-components.js';
import type { UriVariables } from './uri-template-variables.js';

/** Puts a URI or URI template together, part by part; undefined takes a part away. */
export interface UriPartsBuilder {
  scheme(scheme: string | undefined): this;
  userInfo(userInfo: string | undefined): this;
  host(host: string | undefined): this;
  /** A number or a variable; -1 takes it away. Throws an IllegalArgumentException for numbers below that. */
  port(port: number | string | undefined): this;
  /** Adds to the path. */
  path(path: string): this;
  replacePath(path: string | undefined): this;
  /** Adds segments, each with a slash before it and encoded by itself: a slash within one is not a separator. */
  pathSegment(...segments: readonly string[]): this;
  /** Adds to the query; undefined takes all of it away. */
  query(query: string | undefined): this;
  replaceQuery(query: string | undefined): this;
  /** Adds values of a parameter; none at all adds the name alone. */
  queryParam(name: string, ...values: readonly unknown[]): this;
  /** Adds a value, or those of an array; for undefined and null nothing. */
  queryParamIfPresent(name: string, value: unknown): this;
  queryParams(params: QueryParams | undefined): this;
  /** Takes the values that are there away, and the parameter with them where no values are given. */
  replaceQueryParam(name: string, ...values: readonly unknown[]): this;
  replaceQueryParams(params: QueryParams | undefined): this;
  /** Throws an IllegalArgumentException for an empty one. */
  fragment(fragment: string | undefined): this;

  /** The URI or URI template as text. */
  toUriString(): string;
}

/** A builder that makes URIs by the settings of its factory. Source: Spring's `UriBuilder`. */
export interface UriBuilder extends UriPartsBuilder {
  /**
   * The encoded URI with values for its variables: one object or Map has them by name, otherwise they are taken from left
   * to right. Throws an IllegalArgumentException where one is missing.
   */
  build(variables: UriVariables): string;
  build(...values: readonly unknown[]): string;
}

/** Makes builders with a base URI and other settings in common. Source: Spring's `UriBuilderFactory`. */
export interface UriBuilderFactory {
  /** A builder that starts with a URI template. */
  uriString(uriTemplate: string): UriBuilder;

  /** A builder that starts with the settings alone. */
  builder(): UriBuilder;

  /** The encoded URI of a template and values for its variables. */
  expand(uriTemplate: string, variables: UriVariables): string;
  expand(uriTemplate: string, ...values: readonly unknown[]): string;
}
