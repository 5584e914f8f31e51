import {
  type Class,
  ConstructionException,
  type DataBinderOptions,
  type InvalidPropertyException,
  InvalidPropertyPathException,
  isAssignable,
  MutablePropertyValues,
  NullValueInNestedPathException,
  type TypeDescriptor,
  type ValueResolver,
} from '@vernal/core';
import { InvalidFieldException } from '../errors/invalid-field-exception.js';
import { MultipartFile } from '../servlet/multipart-http-servlet-request.js';
import { WebDataBinder } from './web-data-binder.js';

/** What the binder reads of a request; every `HttpServletRequest` fits, its parameters being prepared. */
export interface ParameterSource {
  getParameterNames(): Iterable<string>;
  getParameterValues(name: string): readonly string[] | undefined;
  /** The names of uploaded files, where the request has parts. */
  getFileNames?(): Iterable<string>;
  getFiles?(name: string): readonly MultipartFile[];
}

/** What the binder reads of a request beside its parameters. */
export interface HeaderSource extends ParameterSource {
  getHeaderNames?(): Iterable<string>;
  getHeaders?(name: string): readonly string[];
}

/** Settings of a {@link ServletRequestDataBinder}. */
export interface ServletRequestDataBinderOptions extends DataBinderOptions {
  /** The variables of the path, used where no parameter of the name came. */
  readonly uriVariables?: ReadonlyMap<string, string> | undefined;
  /** Which headers are used (`X-Request-Id` as `xRequestId`) where nothing else of the name came. Default: none. */
  readonly headers?: (name: string) => boolean;
}

const NO_VARIABLES: ReadonlyMap<string, string> = new Map();

/** Headers that every client sends for its own reasons. */
const FILTERED_HEADERS = new Set(
  'accept authorization connection cookie from host origin priority range referer upgrade'.split(' '),
);

/** The headers that Spring MVC's own binder uses: all but those that every client sends for its own reasons. */
export function isBindableHeader(name: string): boolean {
  return !FILTERED_HEADERS.has(name.toLowerCase());
}

/**
 * Binds the parameters of a request, its uploaded files, and, where it is told so, the variables of the path and headers.
 * Source: Spring's `ServletRequestDataBinder` and `ExtendedServletRequestDataBinder`.
 */
export class ServletRequestDataBinder extends WebDataBinder {
  readonly #uriVariables: ReadonlyMap<string, string>;
  #isHeaderUsed: ((name: string) => boolean) | undefined;

  constructor(target: object | undefined | null, objectName?: string, options: ServletRequestDataBinderOptions = {}) {
    super(target, objectName, options);
    this.#uriVariables = options.uriVariables ?? NO_VARIABLES;
    this.#isHeaderUsed = options.headers;
  }

  /** Uses fewer headers. */
  addHeaderPredicate(predicate: (name: string) => boolean): void {
    const former = this.#isHeaderUsed ?? (() => false);
    this.#isHeaderUsed = (name) => former(name) && predicate(name);
  }

  /** Uses other headers. */
  setHeaderPredicate(predicate: (name: string) => boolean): void {
    this.#isHeaderUsed = predicate;
  }

  /** Sets the values of a request on the target. Throws an {@link InvalidFieldException} for a path that the target cannot have. */
  bindRequest(request: HeaderSource): void {
    if (this.shouldNotBindPropertyValues()) return;
    const values = new MutablePropertyValues();
    // Spring sets them in the order of a sorted map
    for (const name of [...request.getParameterNames()].sort()) {
      const value = single(request.getParameterValues(name));
      if (value !== undefined) values.add(name, value);
    }
    for (const name of request.getFileNames?.() ?? []) {
      const files = request.getFiles?.(name) ?? [];
      if (files.length !== 1 || this.isBindEmptyMultipartFiles() || files[0]?.isEmpty === false) {
        values.add(name, single(files));
      }
    }
    for (const [name, value] of this.#uriVariables) if (!values.contains(name)) values.add(name, value);
    for (const [name, value] of this.#headers(request)) {
      // what no property takes has the name that it has behind Tomcat, which knows headers in lower case
      const field = this.getPropertyAccessor().isWritableProperty(name) ? name : name.toLowerCase();
      if (!values.contains(field)) values.add(field, value);
    }
    try {
      this.doBind(values);
    } catch (error) {
      throw isImpossible(error)
        ? new InvalidFieldException(error.propertyName, 'there is none', { cause: error })
        : error;
    }
  }

  /** Makes the target by its constructor from the values of a request. Throws an {@link InvalidFieldException} where it refuses. */
  constructFrom(request: HeaderSource): void {
    try {
      this.construct(this.createValueResolver(request));
    } catch (error) {
      if (!(error instanceof ConstructionException)) throw error;
      const field = error.path || this.getObjectName();
      throw new InvalidFieldException(field, 'it cannot be made of these values', { cause: error });
    }
  }

  /** Gives the arguments of a constructor from a request. */
  protected createValueResolver(request: HeaderSource): ValueResolver {
    const headers = this.#headers(request);
    const names = new Set([...request.getParameterNames(), ...this.#uriVariables.keys(), ...headers.keys()]);
    const find = (name: string): unknown =>
      onlyOne(request.getParameterValues(name)) ?? this.#uriVariables.get(name) ?? headers.get(name);
    return {
      getNames: () => names,
      resolveValue: (name: string, type: Class | undefined) =>
        this.resolvePrefixValue(name, type, find) ?? single(request.getFiles?.(name)),
    };
  }

  protected override shouldConstructArgument(type: TypeDescriptor): boolean {
    return super.shouldConstructArgument(type) && !isAssignable(type.type, MultipartFile);
  }

  #headers(request: HeaderSource): ReadonlyMap<string, unknown> {
    const isUsed = this.#isHeaderUsed;
    const headers = new Map<string, unknown>();
    if (isUsed === undefined) return headers;
    for (const name of request.getHeaderNames?.() ?? []) {
      if (isUsed(name)) headers.set(propertyNameOf(name), single(request.getHeaders?.(name)));
    }
    return headers;
  }
}

/** One value stands for itself, several stay a list; undefined for none. */
function single<T>(values: readonly T[] | undefined): T | readonly T[] | undefined {
  return values?.length === 0 ? undefined : onlyOne(values);
}

/** One value stands for itself, any other number of them for a list. */
function onlyOne<T>(values: readonly T[] | undefined): T | readonly T[] | undefined {
  return values?.length === 1 ? values[0] : values && [...values];
}

function propertyNameOf(header: string): string {
  const camelCase = header.replaceAll(/-+(.?)/g, (_, letter: string) => letter.toUpperCase());
  return camelCase.slice(0, 1).toLowerCase() + camelCase.slice(1);
}

/** A path that leads nowhere, or below a value that has nothing below it, such as a number. */
function isImpossible(error: unknown): error is InvalidPropertyException {
  const isBelowValue = error instanceof NullValueInNestedPathException && error.cause !== undefined;
  return isBelowValue || error instanceof InvalidPropertyPathException;
}
