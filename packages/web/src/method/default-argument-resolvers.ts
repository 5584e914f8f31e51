import {
  RequestAttributeArgumentResolver,
  SessionAttributeArgumentResolver,
} from './arguments/attribute-argument-resolvers.js';
import { CookieValueArgumentResolver } from './arguments/cookie-value-argument-resolver.js';
import { ErrorsArgumentResolver } from './arguments/errors-argument-resolver.js';
import { HttpEntityArgumentResolver } from './arguments/http-entity-argument-resolver.js';
import { MatrixVariableArgumentResolver } from './arguments/matrix-variable-argument-resolver.js';
import { MatrixVariableMapArgumentResolver } from './arguments/matrix-variable-map-argument-resolver.js';
import { ModelArgumentResolver } from './arguments/model-argument-resolver.js';
import { ModelAttributeArgumentResolver } from './arguments/model-attribute-argument-resolver.js';
import type { PlaceholderResolver } from './arguments/named-value-argument-resolver.js';
import { ParamReaderArgumentResolver } from './arguments/param-reader-argument-resolver.js';
import { PathVariableArgumentResolver } from './arguments/path-variable-argument-resolver.js';
import { PathVariableMapArgumentResolver } from './arguments/path-variable-map-argument-resolver.js';
import { RedirectAttributesArgumentResolver } from './arguments/redirect-attributes-argument-resolver.js';
import { RequestBodyArgumentResolver } from './arguments/request-body-argument-resolver.js';
import { RequestHeaderArgumentResolver } from './arguments/request-header-argument-resolver.js';
import { RequestHeaderMapArgumentResolver } from './arguments/request-header-map-argument-resolver.js';
import { RequestParamArgumentResolver } from './arguments/request-param-argument-resolver.js';
import { RequestParamMapArgumentResolver } from './arguments/request-param-map-argument-resolver.js';
import { RequestPartArgumentResolver } from './arguments/request-part-argument-resolver.js';
import { ServletRequestArgumentResolver } from './arguments/servlet-request-argument-resolver.js';
import { ServletResponseArgumentResolver } from './arguments/servlet-response-argument-resolver.js';
import {
  abortSignalArgumentResolver,
  apiVersionArgumentResolver,
  principalArgumentResolver,
  sessionStatusArgumentResolver,
  uriComponentsBuilderArgumentResolver,
} from './arguments/simple-argument-resolvers.js';
import type { HandlerMethodArgumentResolver } from './handler-method-argument-resolver.js';
import type { MessageBodyReader } from './message-body-reader.js';

/** What argument resolvers are made with. */
export interface ArgumentResolverSurroundings {
  readonly resolvePlaceholders: PlaceholderResolver;
  readonly reader: MessageBodyReader;
  readonly custom: readonly HandlerMethodArgumentResolver[];
}

/** What stands first in every list: values that the URL or a form has under a name. */
function parameterResolvers(resolvePlaceholders: PlaceholderResolver): HandlerMethodArgumentResolver[] {
  return [
    new RequestParamArgumentResolver(resolvePlaceholders, false),
    new RequestParamMapArgumentResolver(),
    new PathVariableArgumentResolver(resolvePlaceholders),
    new PathVariableMapArgumentResolver(),
    new MatrixVariableArgumentResolver(resolvePlaceholders),
    new MatrixVariableMapArgumentResolver(),
  ];
}

/** Those of handlers and `@ModelAttribute` methods, in the order in which they are asked. Source: Spring `RequestMappingHandlerAdapter`. */
export function defaultArgumentResolvers(surroundings: ArgumentResolverSurroundings): HandlerMethodArgumentResolver[] {
  const { resolvePlaceholders, reader, custom } = surroundings;
  return [
    ...parameterResolvers(resolvePlaceholders),
    new ModelAttributeArgumentResolver(false),
    new RequestBodyArgumentResolver(reader),
    new RequestPartArgumentResolver(reader),
    new RequestHeaderArgumentResolver(resolvePlaceholders),
    new RequestHeaderMapArgumentResolver(),
    new CookieValueArgumentResolver(resolvePlaceholders),
    new SessionAttributeArgumentResolver(),
    new RequestAttributeArgumentResolver(),

    new ServletRequestArgumentResolver(),
    new ServletResponseArgumentResolver(),
    new HttpEntityArgumentResolver(reader),
    new RedirectAttributesArgumentResolver(),
    new ModelArgumentResolver(),
    new ErrorsArgumentResolver(),
    sessionStatusArgumentResolver,
    uriComponentsBuilderArgumentResolver,
    abortSignalArgumentResolver,
    apiVersionArgumentResolver,

    new ParamReaderArgumentResolver(),
    ...custom,

    principalArgumentResolver,
    new RequestParamArgumentResolver(resolvePlaceholders, true),
    new ModelAttributeArgumentResolver(true),
  ];
}

/** Those of `@InitBinder` methods. */
export function initBinderArgumentResolvers(
  surroundings: ArgumentResolverSurroundings,
): HandlerMethodArgumentResolver[] {
  const { resolvePlaceholders, custom } = surroundings;
  return [
    ...parameterResolvers(resolvePlaceholders),
    new SessionAttributeArgumentResolver(),
    new RequestAttributeArgumentResolver(),

    new ServletRequestArgumentResolver(),
    new ServletResponseArgumentResolver(),

    new ParamReaderArgumentResolver(),
    ...custom,

    principalArgumentResolver,
    new RequestParamArgumentResolver(resolvePlaceholders, true),
  ];
}

/** Those of `@ExceptionHandler` methods; the exceptions and the failed handler are provided. */
export function exceptionArgumentResolvers(
  custom: readonly HandlerMethodArgumentResolver[],
): HandlerMethodArgumentResolver[] {
  return [
    new SessionAttributeArgumentResolver(),
    new RequestAttributeArgumentResolver(),

    new ServletRequestArgumentResolver(),
    new ServletResponseArgumentResolver(),
    new RedirectAttributesArgumentResolver(),
    new ModelArgumentResolver(),

    new ParamReaderArgumentResolver(),
    ...custom,

    principalArgumentResolver,
  ];
}
