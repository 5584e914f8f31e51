import type { HttpServletRequest } from '../../servlet/http-servlet-request.js';
import { RequestContextHolder } from '../../strategies/request-context-holder.js';
import { UriComponentsBuilder } from '../../uri/uri-components-builder.js';

const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };

/**
 * Links that start where a request came to. What begins with `fromCurrent` asks `RequestContextHolder` for the request, and
 * throws an `IllegalStateException` where it does not know one. Source: Spring `ServletUriComponentsBuilder`.
 */
export const ServletUriComponentsBuilder = {
  /** Scheme, host, port and context path. */
  fromContextPath(request: HttpServletRequest): UriComponentsBuilder {
    return originOf(request).replacePath(request.contextPath);
  },

  /** The same with the path of a servlet that is mapped to a prefix. */
  fromServletMapping(request: HttpServletRequest): UriComponentsBuilder {
    const builder = ServletUriComponentsBuilder.fromContextPath(request);
    return request.servletPathPrefix === '' ? builder : builder.path(request.servletPathPrefix);
  },

  /** The request without its query. */
  fromRequestUri(request: HttpServletRequest): UriComponentsBuilder {
    return originOf(request).replacePath(request.requestURI);
  },

  /** The whole request. */
  fromRequest(request: HttpServletRequest): UriComponentsBuilder {
    return ServletUriComponentsBuilder.fromRequestUri(request).query(request.queryString);
  },

  /** See {@link fromContextPath}. */
  fromCurrentContextPath(): UriComponentsBuilder {
    return ServletUriComponentsBuilder.fromContextPath(currentRequest());
  },

  /** See {@link fromServletMapping}. */
  fromCurrentServletMapping(): UriComponentsBuilder {
    return ServletUriComponentsBuilder.fromServletMapping(currentRequest());
  },

  /** See {@link fromRequestUri}. */
  fromCurrentRequestUri(): UriComponentsBuilder {
    return ServletUriComponentsBuilder.fromRequestUri(currentRequest());
  },

  /** See {@link fromRequest}. */
  fromCurrentRequest(): UriComponentsBuilder {
    return ServletUriComponentsBuilder.fromRequest(currentRequest());
  },
};

function currentRequest(): HttpServletRequest {
  return RequestContextHolder.currentRequestAttributes().request;
}

function originOf({ scheme, serverName, serverPort }: HttpServletRequest): UriComponentsBuilder {
  const builder = UriComponentsBuilder.newInstance().scheme(scheme).host(serverName);
  return serverPort === DEFAULT_PORTS[scheme] ? builder : builder.port(serverPort);
}
