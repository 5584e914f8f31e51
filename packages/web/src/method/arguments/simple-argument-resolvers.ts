import type { WebRequest } from '../../binding/web-request.js';
import { CURRENT_PRINCIPAL } from '../../decorators/current-principal.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import { UriComponentsBuilder } from '../../uri/uri-components-builder.js';
import { getApiVersion } from '../../versions/request-api-version.js';
import { SemanticApiVersion } from '../../versions/semantic-api-version.js';
import type { ArgumentReader, HandlerMethodArgumentResolver } from '../handler-method-argument-resolver.js';
import { ServletUriComponentsBuilder } from '../links/servlet-uri-components-builder.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import { Principal } from '../principal.js';
import { SessionStatus } from '../session-status.js';

/** What needs nothing but the request, for the parameters that pass a test. */
class SimpleArgumentResolver implements HandlerMethodArgumentResolver {
  readonly supportsParameter: (parameter: MethodParameter) => boolean;
  readonly #read: ArgumentReader;

  constructor(supports: (parameter: MethodParameter) => boolean, read: ArgumentReader) {
    this.supportsParameter = supports;
    this.#read = read;
  }

  resolveArgument(_parameter: MethodParameter, container: ModelAndViewContainer, request: WebRequest): unknown {
    return this.#read(container, request);
  }

  compile(): ArgumentReader {
    return this.#read;
  }
}

/** The caller: `@CurrentPrincipal()`, or the type `Principal`. Source: Spring `PrincipalMethodArgumentResolver`. */
export const principalArgumentResolver: HandlerMethodArgumentResolver = new SimpleArgumentResolver(
  (parameter) => parameter.has(CURRENT_PRINCIPAL) || parameter.type === Principal,
  (_container, { request }) => request.userPrincipal,
);

/** The type `SessionStatus`. Source: Spring `SessionStatusMethodArgumentResolver`. */
export const sessionStatusArgumentResolver: HandlerMethodArgumentResolver = new SimpleArgumentResolver(
  ({ type }) => type === SessionStatus,
  (container) => container.sessionStatus,
);

/** The type `UriComponentsBuilder`: links that start at the servlet. Source: Spring `UriComponentsBuilderMethodArgumentResolver`. */
export const uriComponentsBuilderArgumentResolver: HandlerMethodArgumentResolver = new SimpleArgumentResolver(
  ({ type }) => type === UriComponentsBuilder,
  (_container, { request }) => ServletUriComponentsBuilder.fromServletMapping(request),
);

/** The type `SemanticApiVersion`: the version that is asked for, if any. Source: Spring Framework 7 `ApiVersionMethodArgumentResolver`. */
export const apiVersionArgumentResolver: HandlerMethodArgumentResolver = new SimpleArgumentResolver(
  ({ type }) => type === SemanticApiVersion,
  (_container, { request }) => getApiVersion(request),
);

/** The type `AbortSignal`: aborted when the client goes away before it has its answer. */
export const abortSignalArgumentResolver: HandlerMethodArgumentResolver = new SimpleArgumentResolver(
  ({ type }) => type === AbortSignal,
  (_container, { response }) => {
    const controller = new AbortController();
    response?.raw.once('close', () => {
      // an answer of HTTP/2 does not tell whether it is finished
      if (!response.raw.writableEnded) controller.abort();
    });
    return controller.signal;
  },
);
