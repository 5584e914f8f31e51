import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { ApiVersion } from './api-version.js';
import type { ApiVersionStrategy } from './api-version-strategy.js';

const ATTRIBUTE = 'vernal.web.ApiVersion';
const NONE: RequestApiVersion = { version: undefined, error: undefined };

/** The version of a request, or why it has none. Source: Spring Framework 7 `ApiVersionHolder`. */
export interface RequestApiVersion {
  readonly version: ApiVersion | undefined;
  readonly error: unknown;
}

/** The version that the request asks for, as the handler mapping has found it; undefined without versions, and where it is none. */
export function getApiVersion(request: HttpServletRequest): ApiVersion | undefined {
  return getRequestApiVersion(request).version;
}

/** The version that the request asks for, or why there is none, as the handler mapping has found it. */
export function getRequestApiVersion(request: HttpServletRequest): RequestApiVersion {
  return (request.getAttribute(ATTRIBUTE) as RequestApiVersion | undefined) ?? NONE;
}

/** Called by handler mappings. */
export function initApiVersion(request: HttpServletRequest, strategy: ApiVersionStrategy): void {
  request.setAttribute(ATTRIBUTE, find(request, strategy));
}

function find(request: HttpServletRequest, strategy: ApiVersionStrategy): RequestApiVersion {
  try {
    return { version: strategy.versionOf(request), error: undefined };
  } catch (error) {
    return { version: undefined, error };
  }
}
