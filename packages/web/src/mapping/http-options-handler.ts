import { HttpHeaders } from '../http/http-headers.js';
import { HttpMethod } from '../http/http-method.js';
import type { MediaType } from '../http/media-type.js';
import { HandlerMethod } from './handler-method.js';

/** Answers OPTIONS for all handlers of a path together. Source: Spring `RequestMappingInfoHandlerMapping.HttpOptionsHandler`. */
class HttpOptionsHandler {
  readonly #headers = new HttpHeaders();

  constructor(declaredMethods: readonly string[], acceptPatch: readonly MediaType[]) {
    this.#headers.setAllow(allowedMethods(declaredMethods));
    this.#headers.setAcceptPatch(acceptPatch);
  }

  handle(): HttpHeaders {
    return this.#headers;
  }
}

/** A handler that announces these methods (none: every one) and these formats of patches. */
export function httpOptionsHandler(methods: readonly string[], acceptPatch: readonly MediaType[]): HandlerMethod {
  return new HandlerMethod(new HttpOptionsHandler(methods, acceptPatch), 'handle');
}

function allowedMethods(declared: readonly string[]): Iterable<HttpMethod> {
  if (declared.length === 0) return HttpMethod.values().filter((method) => method !== HttpMethod.TRACE);
  const methods = declared.map((name) => HttpMethod.valueOf(name));
  const withHead = methods.flatMap((method) => (method === HttpMethod.GET ? [method, HttpMethod.HEAD] : [method]));
  return new Set([...withHead, HttpMethod.OPTIONS]);
}
