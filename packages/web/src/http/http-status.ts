import { IllegalArgumentException } from '@vernal/core';

/** A status code of three digits, registered or not. Source: Spring's `HttpStatusCode`. */
export class HttpStatusCode {
  readonly value: number;

  protected constructor(value: number) {
    this.value = value;
  }

  /** The constant of {@link HttpStatus}, or a code of its own. Throws an {@link IllegalArgumentException} outside 100–999. */
  static valueOf(code: number): HttpStatusCode {
    if (!Number.isInteger(code) || code < 100 || code > 999) {
      throw new IllegalArgumentException(`The status code ${code} is not a whole number of three digits`);
    }
    return HttpStatus.resolve(code) ?? new HttpStatusCode(code);
  }

  get is1xxInformational(): boolean {
    return this.#series === 1;
  }

  get is2xxSuccessful(): boolean {
    return this.#series === 2;
  }

  get is3xxRedirection(): boolean {
    return this.#series === 3;
  }

  get is4xxClientError(): boolean {
    return this.#series === 4;
  }

  get is5xxServerError(): boolean {
    return this.#series === 5;
  }

  /** Whether this is 4xx or 5xx. */
  get isError(): boolean {
    return this.is4xxClientError || this.is5xxServerError;
  }

  get #series(): number {
    return Math.trunc(this.value / 100);
  }

  /** Whether both have the same number. */
  isSameCodeAs(other: HttpStatusCode): boolean {
    return this.value === other.value;
  }

  toString(): string {
    return String(this.value);
  }

  toJSON(): number {
    return this.value;
  }
}

/** The registered status codes with their reason phrases. Source: Spring's `HttpStatus`. */
export class HttpStatus extends HttpStatusCode {
  static readonly #constants = new Map<number, HttpStatus>();

  static readonly CONTINUE = HttpStatus.#define(100, 'CONTINUE', 'Continue');
  static readonly SWITCHING_PROTOCOLS = HttpStatus.#define(101, 'SWITCHING_PROTOCOLS', 'Switching Protocols');
  static readonly PROCESSING = HttpStatus.#define(102, 'PROCESSING', 'Processing');
  static readonly EARLY_HINTS = HttpStatus.#define(103, 'EARLY_HINTS', 'Early Hints');
  static readonly OK = HttpStatus.#define(200, 'OK', 'OK');
  static readonly CREATED = HttpStatus.#define(201, 'CREATED', 'Created');
  static readonly ACCEPTED = HttpStatus.#define(202, 'ACCEPTED', 'Accepted');
  static readonly NON_AUTHORITATIVE_INFORMATION = HttpStatus.#define(
    203,
    'NON_AUTHORITATIVE_INFORMATION',
    'Non-Authoritative Information',
  );
  static readonly NO_CONTENT = HttpStatus.#define(204, 'NO_CONTENT', 'No Content');
  static readonly RESET_CONTENT = HttpStatus.#define(205, 'RESET_CONTENT', 'Reset Content');
  static readonly PARTIAL_CONTENT = HttpStatus.#define(206, 'PARTIAL_CONTENT', 'Partial Content');
  static readonly MULTI_STATUS = HttpStatus.#define(207, 'MULTI_STATUS', 'Multi-Status');
  static readonly ALREADY_REPORTED = HttpStatus.#define(208, 'ALREADY_REPORTED', 'Already Reported');
  static readonly IM_USED = HttpStatus.#define(226, 'IM_USED', 'IM Used');
  static readonly MULTIPLE_CHOICES = HttpStatus.#define(300, 'MULTIPLE_CHOICES', 'Multiple Choices');
  static readonly MOVED_PERMANENTLY = HttpStatus.#define(301, 'MOVED_PERMANENTLY', 'Moved Permanently');
  static readonly FOUND = HttpStatus.#define(302, 'FOUND', 'Found');
  static readonly SEE_OTHER = HttpStatus.#define(303, 'SEE_OTHER', 'See Other');
  static readonly NOT_MODIFIED = HttpStatus.#define(304, 'NOT_MODIFIED', 'Not Modified');
  static readonly TEMPORARY_REDIRECT = HttpStatus.#define(307, 'TEMPORARY_REDIRECT', 'Temporary Redirect');
  static readonly PERMANENT_REDIRECT = HttpStatus.#define(308, 'PERMANENT_REDIRECT', 'Permanent Redirect');
  static readonly BAD_REQUEST = HttpStatus.#define(400, 'BAD_REQUEST', 'Bad Request');
  static readonly UNAUTHORIZED = HttpStatus.#define(401, 'UNAUTHORIZED', 'Unauthorized');
  static readonly PAYMENT_REQUIRED = HttpStatus.#define(402, 'PAYMENT_REQUIRED', 'Payment Required');
  static readonly FORBIDDEN = HttpStatus.#define(403, 'FORBIDDEN', 'Forbidden');
  static readonly NOT_FOUND = HttpStatus.#define(404, 'NOT_FOUND', 'Not Found');
  static readonly METHOD_NOT_ALLOWED = HttpStatus.#define(405, 'METHOD_NOT_ALLOWED', 'Method Not Allowed');
  static readonly NOT_ACCEPTABLE = HttpStatus.#define(406, 'NOT_ACCEPTABLE', 'Not Acceptable');
  static readonly PROXY_AUTHENTICATION_REQUIRED = HttpStatus.#define(
    407,
    'PROXY_AUTHENTICATION_REQUIRED',
    'Proxy Authentication Required',
  );
  static readonly REQUEST_TIMEOUT = HttpStatus.#define(408, 'REQUEST_TIMEOUT', 'Request Timeout');
  static readonly CONFLICT = HttpStatus.#define(409, 'CONFLICT', 'Conflict');
  static readonly GONE = HttpStatus.#define(410, 'GONE', 'Gone');
  static readonly LENGTH_REQUIRED = HttpStatus.#define(411, 'LENGTH_REQUIRED', 'Length Required');
  static readonly PRECONDITION_FAILED = HttpStatus.#define(412, 'PRECONDITION_FAILED', 'Precondition Failed');
  static readonly PAYLOAD_TOO_LARGE = HttpStatus.#define(413, 'PAYLOAD_TOO_LARGE', 'Payload Too Large');
  static readonly URI_TOO_LONG = HttpStatus.#define(414, 'URI_TOO_LONG', 'URI Too Long');
  static readonly UNSUPPORTED_MEDIA_TYPE = HttpStatus.#define(415, 'UNSUPPORTED_MEDIA_TYPE', 'Unsupported Media Type');
  static readonly REQUESTED_RANGE_NOT_SATISFIABLE = HttpStatus.#define(
    416,
    'REQUESTED_RANGE_NOT_SATISFIABLE',
    'Requested range not satisfiable',
  );
  static readonly EXPECTATION_FAILED = HttpStatus.#define(417, 'EXPECTATION_FAILED', 'Expectation Failed');
  static readonly I_AM_A_TEAPOT = HttpStatus.#define(418, 'I_AM_A_TEAPOT', "I'm a teapot");
  static readonly UNPROCESSABLE_ENTITY = HttpStatus.#define(422, 'UNPROCESSABLE_ENTITY', 'Unprocessable Entity');
  static readonly LOCKED = HttpStatus.#define(423, 'LOCKED', 'Locked');
  static readonly FAILED_DEPENDENCY = HttpStatus.#define(424, 'FAILED_DEPENDENCY', 'Failed Dependency');
  static readonly TOO_EARLY = HttpStatus.#define(425, 'TOO_EARLY', 'Too Early');
  static readonly UPGRADE_REQUIRED = HttpStatus.#define(426, 'UPGRADE_REQUIRED', 'Upgrade Required');
  static readonly PRECONDITION_REQUIRED = HttpStatus.#define(428, 'PRECONDITION_REQUIRED', 'Precondition Required');
  static readonly TOO_MANY_REQUESTS = HttpStatus.#define(429, 'TOO_MANY_REQUESTS', 'Too Many Requests');
  static readonly REQUEST_HEADER_FIELDS_TOO_LARGE = HttpStatus.#define(
    431,
    'REQUEST_HEADER_FIELDS_TOO_LARGE',
    'Request Header Fields Too Large',
  );
  static readonly UNAVAILABLE_FOR_LEGAL_REASONS = HttpStatus.#define(
    451,
    'UNAVAILABLE_FOR_LEGAL_REASONS',
    'Unavailable For Legal Reasons',
  );
  static readonly INTERNAL_SERVER_ERROR = HttpStatus.#define(500, 'INTERNAL_SERVER_ERROR', 'Internal Server Error');
  static readonly NOT_IMPLEMENTED = HttpStatus.#define(501, 'NOT_IMPLEMENTED', 'Not Implemented');
  static readonly BAD_GATEWAY = HttpStatus.#define(502, 'BAD_GATEWAY', 'Bad Gateway');
  static readonly SERVICE_UNAVAILABLE = HttpStatus.#define(503, 'SERVICE_UNAVAILABLE', 'Service Unavailable');
  static readonly GATEWAY_TIMEOUT = HttpStatus.#define(504, 'GATEWAY_TIMEOUT', 'Gateway Timeout');
  static readonly HTTP_VERSION_NOT_SUPPORTED = HttpStatus.#define(
    505,
    'HTTP_VERSION_NOT_SUPPORTED',
    'HTTP Version not supported',
  );
  static readonly VARIANT_ALSO_NEGOTIATES = HttpStatus.#define(
    506,
    'VARIANT_ALSO_NEGOTIATES',
    'Variant Also Negotiates',
  );
  static readonly INSUFFICIENT_STORAGE = HttpStatus.#define(507, 'INSUFFICIENT_STORAGE', 'Insufficient Storage');
  static readonly LOOP_DETECTED = HttpStatus.#define(508, 'LOOP_DETECTED', 'Loop Detected');
  static readonly BANDWIDTH_LIMIT_EXCEEDED = HttpStatus.#define(
    509,
    'BANDWIDTH_LIMIT_EXCEEDED',
    'Bandwidth Limit Exceeded',
  );
  static readonly NOT_EXTENDED = HttpStatus.#define(510, 'NOT_EXTENDED', 'Not Extended');
  static readonly NETWORK_AUTHENTICATION_REQUIRED = HttpStatus.#define(
    511,
    'NETWORK_AUTHENTICATION_REQUIRED',
    'Network Authentication Required',
  );

  /** The name of the constant. */
  readonly name: string;
  readonly reasonPhrase: string;

  private constructor(value: number, name: string, reasonPhrase: string) {
    super(value);
    this.name = name;
    this.reasonPhrase = reasonPhrase;
  }

  static #define(value: number, name: string, reasonPhrase: string): HttpStatus {
    const status = new HttpStatus(value, name, reasonPhrase);
    HttpStatus.#constants.set(value, status);
    return status;
  }

  /** The constant of that number, or undefined. */
  static resolve(code: number): HttpStatus | undefined {
    return HttpStatus.#constants.get(code);
  }

  /** The constants by number. */
  static values(): HttpStatus[] {
    return [...HttpStatus.#constants.values()];
  }

  /** The constant of that number. Throws an {@link IllegalArgumentException} where there is none. */
  static override valueOf(code: number): HttpStatus {
    const status = HttpStatus.resolve(code);
    if (!status) throw new IllegalArgumentException(`No registered status has the number ${code}`);
    return status;
  }

  /** Number and name, `404 NOT_FOUND`. */
  override toString(): string {
    return `${this.value} ${this.name}`;
  }
}
