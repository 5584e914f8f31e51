import { cleanPath, IllegalArgumentException, IllegalStateException } from '@vernal/core';
import { FullPathComponent, type PathComponent } from './path-component.js';
import { type QueryParams, UriComponents } from './uri-components.js';
import { encodeUriComponent, type UriComponentType, verifyUriComponent } from './uri-encoding.js';
import { requireUri } from './uri-syntax.js';
import { encodeTemplate } from './uri-template-encoder.js';
import { expandUriComponent, type UriTemplateVariables } from './uri-template-variables.js';

/** RAW: as it was given; TEMPLATE: the literal text is encoded, and values are when they come; FULL: nothing is left to do. */
type EncodeState = 'RAW' | 'TEMPLATE' | 'FULL';

interface HierarchicalParts {
  readonly scheme: string | undefined;
  readonly userInfo: string | undefined;
  readonly host: string | undefined;
  /** A number or a variable. */
  readonly portText: string | undefined;
  readonly pathComponent: PathComponent;
  readonly queryParams: QueryParams;
  readonly fragment: string | undefined;
}

type Change = (text: string, type: UriComponentType) => string;

/** A URI with authority, path and query. Source: Spring's `HierarchicalUriComponents`. */
export class HierarchicalUriComponents extends UriComponents {
  readonly schemeSpecificPart = undefined;
  readonly scheme: string | undefined;
  readonly userInfo: string | undefined;
  readonly host: string | undefined;
  readonly portText: string | undefined;
  readonly pathComponent: PathComponent;
  readonly queryParams: QueryParams;
  readonly fragment: string | undefined;
  readonly #state: EncodeState;

  constructor(parts: HierarchicalParts, state: EncodeState = 'RAW') {
    super();
    this.scheme = parts.scheme;
    this.userInfo = parts.userInfo;
    this.host = parts.host;
    this.portText = parts.portText;
    this.pathComponent = parts.pathComponent;
    this.queryParams = parts.queryParams;
    this.fragment = parts.fragment;
    this.#state = state;
  }

  get port(): number {
    if (this.portText === undefined) return -1;
    const port = Number(this.portText);
    if (!/^[+-]?\d+$/.test(this.portText) || Math.abs(port) > 0x7fffffff) {
      const reason = this.portText.includes('{') ? 'its variable has no value yet' : 'it is no number';
      throw new IllegalStateException(`The port of "${this.toUriString()}" is "${this.portText}": ${reason}`);
    }
    return port;
  }

  get path(): string {
    return this.pathComponent.path;
  }

  get pathSegments(): readonly string[] {
    return this.pathComponent.segments;
  }

  get query(): string | undefined {
    if (this.queryParams.size === 0) return undefined;
    const pairs: string[] = [];
    for (const [name, values] of this.queryParams) {
      if (values.length === 0) pairs.push(name);
      for (const value of values) pairs.push(value === undefined ? name : `${name}=${value}`);
    }
    // as in Spring, names that are empty at the beginning leave nothing behind
    return pairs.reduce((query, pair) => (query === '' ? pair : `${query}&${pair}`), '');
  }

  /** Encodes the literal text; values are to be encoded strictly when they come. */
  encodeTemplate(): HierarchicalUriComponents {
    return this.#state === 'RAW' ? this.#encode(encodeTemplate, 'TEMPLATE') : this;
  }

  override encode(): HierarchicalUriComponents {
    return this.#state === 'RAW' ? this.#encode(encodeUriComponent, 'FULL') : this;
  }

  /** The same parts, which are said to be encoded. Throws an IllegalArgumentException where they are not. */
  requireEncoded(): HierarchicalUriComponents {
    const verify: Change = (text, type) => {
      verifyUriComponent(text, type);
      return text;
    };
    return this.#encode(verify, 'FULL');
  }

  override expandWith(variables: UriTemplateVariables): HierarchicalUriComponents {
    if (this.#state === 'FULL') {
      throw new IllegalStateException(`"${this.toUriString()}" is encoded already, so it can have no variables`);
    }
    const encode = this.#state === 'TEMPLATE' ? (value: string) => encodeUriComponent(value, 'URI') : undefined;
    const expand = (text: string) => expandUriComponent(text, variables, encode);
    const optional = (text: string | undefined) => (text === undefined ? undefined : expand(text));
    // values without names come in this order
    const scheme = optional(this.scheme);
    const userInfo = optional(this.userInfo);
    const host = optional(this.host);
    const portText = optional(this.portText);
    const pathComponent = this.pathComponent.map(expand);
    const queryParams = mapQuery(this.queryParams, expand);
    const fragment = optional(this.fragment);
    const parts = { scheme, userInfo, host, portText, pathComponent, queryParams, fragment };
    return new HierarchicalUriComponents(parts, this.#state);
  }

  override normalize(): HierarchicalUriComponents {
    return this.#with({ pathComponent: new FullPathComponent(cleanPath(this.path)) }, this.#state);
  }

  override toUriString(): string {
    const scheme = this.scheme === undefined ? '' : `${this.scheme}:`;
    const start = scheme + this.#authority();
    const slash = start !== '' && this.path !== '' && !this.path.startsWith('/') ? '/' : '';
    const query = this.query === undefined ? '' : `?${this.query}`;
    const fragment = this.fragment === undefined ? '' : `#${this.fragment}`;
    return start + slash + this.path + query + fragment;
  }

  override toUri(): string {
    try {
      return requireUri(this.encode().toUriString());
    } catch (cause) {
      if (!(cause instanceof IllegalArgumentException)) throw cause;
      throw new IllegalStateException(`These parts make no URI: ${cause.message}`, { cause });
    }
  }

  #authority(): string {
    if (this.userInfo === undefined && this.host === undefined) return '';
    const userInfo = this.userInfo === undefined ? '' : `${this.userInfo}@`;
    const hasPort = this.portText !== undefined && this.portText.trim() !== '' && this.portText !== '-1';
    return `//${userInfo}${this.host ?? ''}${hasPort ? `:${this.portText}` : ''}`;
  }

  #encode(change: Change, state: EncodeState): HierarchicalUriComponents {
    const optional = (text: string | undefined, type: UriComponentType) =>
      text === undefined ? undefined : change(text, type);
    const parts = {
      scheme: optional(this.scheme, 'SCHEME'),
      userInfo: optional(this.userInfo, 'USER_INFO'),
      host: optional(this.host, this.host?.startsWith('[') ? 'HOST_IPV6' : 'HOST_IPV4'),
      pathComponent: this.pathComponent.map(change),
      queryParams: mapQuery(this.queryParams, (text) => change(text, 'QUERY_PARAM')),
      fragment: optional(this.fragment, 'FRAGMENT'),
    };
    return this.#with(parts, state);
  }

  #with(parts: Partial<HierarchicalParts>, state: EncodeState): HierarchicalUriComponents {
    const { scheme, userInfo, host, portText, pathComponent, queryParams, fragment } = this;
    const own = { scheme, userInfo, host, portText, pathComponent, queryParams, fragment };
    return new HierarchicalUriComponents({ ...own, ...parts }, state);
  }
}

/** Names that become the same are joined. */
function mapQuery(params: QueryParams, change: (text: string) => string): QueryParams {
  const changed = new Map<string, (string | undefined)[]>();
  for (const [key, values] of params) {
    const name = change(key);
    const present = changed.get(name) ?? [];
    for (const value of values) present.push(value === undefined ? undefined : change(value));
    changed.set(name, present);
  }
  return changed;
}
