import { HttpStatus, type HttpStatusCode } from '../http/http-status.js';
import { RequestException } from './request-exception.js';
import { ServletRequestBindingException } from './servlet-request-binding-exception.js';

/** A value that the handler needs is missing, or became nothing when it was converted. Source: Spring `MissingRequestValueException`. */
export abstract class MissingRequestValueException extends ServletRequestBindingException {
  /** What is missing. */
  readonly valueName: string;
  /** Whether the request had a value, which was converted to nothing. */
  readonly isMissingAfterConversion: boolean;
  readonly #what: string;

  /** @param what the kind of value, for the problem detail */
  protected constructor(what: string, kind: string, name: string, typeName: string, isMissingAfterConversion: boolean) {
    const state = isMissingAfterConversion ? 'present but converted to null' : 'not present';
    super(`Required ${kind} '${name}' for method parameter type ${typeName} is ${state}`);
    this.valueName = name;
    this.isMissingAfterConversion = isMissingAfterConversion;
    this.#what = what;
  }

  getDetailMessageArguments(): readonly unknown[] {
    return [this.valueName];
  }

  protected override get detail(): string {
    return `Required ${this.#what} '${this.valueName}' is not present.`;
  }
}

/** Source: Spring `MissingServletRequestParameterException`. */
export class MissingServletRequestParameterException extends MissingRequestValueException {
  readonly parameterType: string;

  constructor(parameterName: string, parameterType: string, isMissingAfterConversion = false) {
    super('parameter', 'request parameter', parameterName, parameterType, isMissingAfterConversion);
    this.parameterType = parameterType;
  }

  get parameterName(): string {
    return this.valueName;
  }
}

/** Source: Spring `MissingRequestHeaderException`. */
export class MissingRequestHeaderException extends MissingRequestValueException {
  constructor(headerName: string, parameterType: string, isMissingAfterConversion = false) {
    super('header', 'request header', headerName, parameterType, isMissingAfterConversion);
  }

  get headerName(): string {
    return this.valueName;
  }
}

/** Source: Spring `MissingRequestCookieException`. */
export class MissingRequestCookieException extends MissingRequestValueException {
  constructor(cookieName: string, parameterType: string, isMissingAfterConversion = false) {
    super('cookie', 'cookie', cookieName, parameterType, isMissingAfterConversion);
  }

  get cookieName(): string {
    return this.valueName;
  }
}

/** Source: Spring `MissingMatrixVariableException`. */
export class MissingMatrixVariableException extends MissingRequestValueException {
  constructor(variableName: string, parameterType: string, isMissingAfterConversion = false) {
    super('path parameter', 'matrix variable', variableName, parameterType, isMissingAfterConversion);
  }

  get variableName(): string {
    return this.valueName;
  }
}

/**
 * The pattern has no such variable, which is the application's mistake (500), or its value became nothing when it was
 * converted (400). Source: Spring `MissingPathVariableException`.
 */
export class MissingPathVariableException extends MissingRequestValueException {
  constructor(variableName: string, parameterType: string, isMissingAfterConversion = false) {
    super('path variable', 'URI template variable', variableName, parameterType, isMissingAfterConversion);
  }

  get variableName(): string {
    return this.valueName;
  }

  override getStatusCode(): HttpStatusCode {
    return this.isMissingAfterConversion ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
  }
}

/** A part of a multipart request is missing. Source: Spring `MissingServletRequestPartException`. */
export class MissingServletRequestPartException extends RequestException {
  readonly requestPartName: string;

  constructor(requestPartName: string) {
    super(`Required part '${requestPartName}' is not present.`);
    this.requestPartName = requestPartName;
  }

  getStatusCode(): HttpStatusCode {
    return HttpStatus.BAD_REQUEST;
  }

  getDetailMessageArguments(): readonly unknown[] {
    return [this.requestPartName];
  }

  protected get detail(): string {
    return this.message;
  }
}
