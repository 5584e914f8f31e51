/**
 * A request method: constants for those of RFC 9110 and PATCH, and any other name by {@link HttpMethod.valueOf}. Compare
 * by `===` for the constants, else by {@link equals}. Names are case-sensitive. Source: Spring's `HttpMethod`.
 */
export class HttpMethod {
  static readonly GET = new HttpMethod('GET');
  static readonly HEAD = new HttpMethod('HEAD');
  static readonly POST = new HttpMethod('POST');
  static readonly PUT = new HttpMethod('PUT');
  static readonly PATCH = new HttpMethod('PATCH');
  static readonly DELETE = new HttpMethod('DELETE');
  static readonly OPTIONS = new HttpMethod('OPTIONS');
  static readonly TRACE = new HttpMethod('TRACE');

  static readonly #constants = new Map(
    [
      HttpMethod.GET,
      HttpMethod.HEAD,
      HttpMethod.POST,
      HttpMethod.PUT,
      HttpMethod.PATCH,
      HttpMethod.DELETE,
      HttpMethod.OPTIONS,
      HttpMethod.TRACE,
    ].map((method) => [method.name, method]),
  );

  readonly name: string;

  private constructor(name: string) {
    this.name = name;
  }

  /** The constants, in the order GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, TRACE. */
  static values(): HttpMethod[] {
    return [...HttpMethod.#constants.values()];
  }

  /** The constant of that name, or a method of its own. */
  static valueOf(name: string): HttpMethod {
    return HttpMethod.#constants.get(name) ?? new HttpMethod(name);
  }

  /** Whether this is the method of that name. */
  matches(name: string): boolean {
    return this.name === name;
  }

  equals(other: unknown): boolean {
    return other instanceof HttpMethod && other.name === this.name;
  }

  toString(): string {
    return this.name;
  }

  toJSON(): string {
    return this.name;
  }
}
