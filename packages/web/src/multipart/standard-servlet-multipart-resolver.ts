import { getLogger, isPromiseLike, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { MultipartConfig } from '../servlet/multipart-config.js';
import type { MultipartHttpServletRequest } from '../servlet/multipart-http-servlet-request.js';
import { MultipartResolver } from '../strategies/multipart-resolver.js';
import type { MultipartLimits } from './multipart-parser.js';
import { StandardMultipartHttpServletRequest } from './standard-multipart-http-servlet-request.js';

const logger = getLogger('vernal.web.StandardServletMultipartResolver');
const MEBIBYTE = 1024 * 1024;

/** Bounds where a servlet is registered without a `MultipartConfig`: those of Spring Boot. */
const DEFAULTS: Required<Omit<MultipartConfig, 'location'>> = {
  maxFileSize: MEBIBYTE,
  maxRequestSize: 10 * MEBIBYTE,
  fileSizeThreshold: 0,
};
/** Bounds of Tomcat 10.1 that no `MultipartConfig` has: `maxPostSize` and `maxParameterCount`. */
const MAX_FIELDS_SIZE = 2 * MEBIBYTE;
const MAX_PARTS = 1000;

/** Settings of a {@link StandardServletMultipartResolver}. */
export interface MultipartResolverOptions {
  /** Whether the parts are read only when they are asked for. Default false. */
  readonly resolveLazily?: boolean;
  /** Whether only `multipart/form-data` is an upload. Default false: all of `multipart/*`. */
  readonly strictServletCompliance?: boolean;
}

/** Reads uploads within the bounds of the servlet's `MultipartConfig`. Source: Spring `StandardServletMultipartResolver`. */
export class StandardServletMultipartResolver extends MultipartResolver {
  readonly #resolveLazily: boolean;
  readonly #prefix: string;

  constructor(options: MultipartResolverOptions = {}) {
    super();
    this.#resolveLazily = options.resolveLazily ?? false;
    this.#prefix = options.strictServletCompliance ? 'multipart/form-data' : 'multipart/';
  }

  isMultipart(request: HttpServletRequest): boolean {
    const type = request.contentType;
    return type !== undefined && type.slice(0, this.#prefix.length).toLowerCase() === this.#prefix;
  }

  resolveMultipart(request: HttpServletRequest): MaybePromise<MultipartHttpServletRequest> {
    const multipart = new StandardMultipartHttpServletRequest(request, limitsOf(request.multipartConfig));
    const reading = this.#resolveLazily ? undefined : multipart.initializeMultipart();
    return isPromiseLike(reading) ? reading.then(() => multipart) : multipart;
  }

  async cleanupMultipart(request: MultipartHttpServletRequest): Promise<void> {
    if (!(request instanceof StandardMultipartHttpServletRequest)) return;
    try {
      await request.cleanUp();
    } catch (error) {
      logger.warn('Files of an upload could not be removed', error);
    }
  }
}

function limitsOf(config: MultipartConfig | undefined): MultipartLimits {
  const {
    location,
    maxFileSize = -1,
    maxRequestSize = -1,
    fileSizeThreshold = 0,
  } = config ?? (DEFAULTS as MultipartConfig);
  const [maxFieldsSize, maxParts] = [MAX_FIELDS_SIZE, MAX_PARTS];
  return { location, maxFileSize, maxRequestSize, fileSizeThreshold, maxFieldsSize, maxParts };
}
