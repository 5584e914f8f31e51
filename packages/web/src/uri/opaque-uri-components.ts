import { IllegalArgumentException, IllegalStateException } from '@vernal/core';
import { type QueryParams, UriComponents } from './uri-components.js';
import { requireUri } from './uri-syntax.js';
import { expandUriComponent, type UriTemplateVariables } from './uri-template-variables.js';

/** A URI whose part behind the scheme is not cut any further, such as `mailto:a@b.c`. Source: Spring's `OpaqueUriComponents`. */
export class OpaqueUriComponents extends UriComponents {
  readonly userInfo = undefined;
  readonly host = undefined;
  readonly port = -1;
  readonly path = undefined;
  readonly pathSegments: readonly string[] = [];
  readonly query = undefined;
  readonly queryParams: QueryParams = new Map();

  constructor(
    readonly scheme: string | undefined,
    readonly schemeSpecificPart: string,
    readonly fragment: string | undefined,
  ) {
    super();
  }

  /** Nothing is known of the syntax behind the scheme, so nothing is encoded. */
  override encode(): this {
    return this;
  }

  override expandWith(variables: UriTemplateVariables): OpaqueUriComponents {
    const optional = (text: string | undefined) =>
      text === undefined ? undefined : expandUriComponent(text, variables);
    const scheme = optional(this.scheme);
    const ssp = expandUriComponent(this.schemeSpecificPart, variables);
    return new OpaqueUriComponents(scheme, ssp, optional(this.fragment));
  }

  override normalize(): this {
    return this;
  }

  override toUriString(): string {
    const scheme = this.scheme === undefined ? '' : `${this.scheme}:`;
    const fragment = this.fragment === undefined ? '' : `#${this.fragment}`;
    return scheme + this.schemeSpecificPart + fragment;
  }

  override toUri(): string {
    try {
      return requireUri(this.toUriString());
    } catch (cause) {
      if (!(cause instanceof IllegalArgumentException)) throw cause;
      throw new IllegalStateException(`These parts make no URI: ${cause.message}`, { cause });
    }
  }
}
