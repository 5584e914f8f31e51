import type { DispatcherType } from './dispatcher-type.js';
import type { FilterRegistration, ServletRegistration } from './dynamic-servlet-context.js';
import type { Filter } from './filter.js';
import type { MultipartConfig } from './multipart-config.js';
import type { ServletLimits } from './node-http-servlet-request.js';
import type { Servlet } from './servlet.js';
import type { ServletMapper } from './servlet-mapper.js';
import { matchesFilterPath, parseUrlPattern, type UrlPattern } from './url-pattern.js';

const REQUEST_ONLY: readonly DispatcherType[] = ['REQUEST'];

/** A servlet with what it was registered with. */
export class RegisteredServlet implements ServletRegistration, ServletLimits {
  readonly initParameters: Record<string, string> = Object.create(null);
  loadOnStartup = -1;
  multipartConfig: MultipartConfig | undefined = undefined;
  readonly #mapper: ServletMapper<RegisteredServlet>;

  constructor(
    readonly name: string,
    readonly servlet: Servlet,
    mapper: ServletMapper<RegisteredServlet>,
  ) {
    this.#mapper = mapper;
  }

  addMapping(...urlPatterns: string[]): this {
    for (const pattern of urlPatterns) this.#mapper.add(pattern, this);
    return this;
  }

  setLoadOnStartup(order: number): this {
    this.loadOnStartup = order;
    return this;
  }

  setInitParameter(name: string, value: string): this {
    this.initParameters[name] = value;
    return this;
  }

  setMultipartConfig(config: MultipartConfig): this {
    this.multipartConfig = config;
    return this;
  }
}

/** A filter with what it was registered with. */
export class RegisteredFilter implements FilterRegistration {
  readonly initParameters: Record<string, string> = Object.create(null);
  readonly #paths: { readonly types: readonly DispatcherType[]; readonly patterns: readonly UrlPattern[] }[] = [];
  readonly #servlets: { readonly types: readonly DispatcherType[]; readonly names: readonly string[] }[] = [];

  constructor(
    readonly name: string,
    readonly filter: Filter,
  ) {}

  addMappingForUrlPatterns(types: readonly DispatcherType[] = REQUEST_ONLY, ...urlPatterns: string[]): this {
    this.#paths.push({ types, patterns: urlPatterns.map(parseUrlPattern) });
    return this;
  }

  addMappingForServletNames(types: readonly DispatcherType[] = REQUEST_ONLY, ...names: string[]): this {
    this.#servlets.push({ types, names });
    return this;
  }

  setInitParameter(name: string, value: string): this {
    this.initParameters[name] = value;
    return this;
  }

  matchesPath(path: string, type: DispatcherType): boolean {
    return this.#paths.some(
      ({ types, patterns }) => types.includes(type) && patterns.some((pattern) => matchesFilterPath(pattern, path)),
    );
  }

  matchesServlet(name: string, type: DispatcherType): boolean {
    return this.#servlets.some(
      ({ types, names }) => types.includes(type) && (names.includes(name) || names.includes('*')),
    );
  }
}
