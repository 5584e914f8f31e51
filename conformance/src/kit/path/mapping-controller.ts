import { IllegalStateException } from '@vernal/core';
import {
  ContentNegotiationManager,
  getHandlerMatch,
  type HandlerExecutionChain,
  type HandlerMethod,
  HttpMediaTypeNotAcceptableException,
  HttpMediaTypeNotSupportedException,
  HttpRequestMethodNotSupportedException,
  type HttpServletRequest,
  type MediaType,
  PostMapping,
  RequestBody,
  RequestMapping,
  RequestMappingHandlerMapping,
  type RequestMappingInfo,
  type RequestMethod,
  RestController,
  UnsatisfiedServletRequestParameterException,
} from '@vernal/web';
import { error } from '../answers.js';
import { madeUpRequest } from '../http/made-up.js';

type Texts = readonly string[] | null;

/** What @RequestMapping has; type: the mapping of the class, which this one is joined to. */
interface Mapping {
  readonly id: string;
  readonly paths?: Texts;
  readonly methods?: readonly RequestMethod[] | null;
  readonly params?: Texts;
  readonly headers?: Texts;
  readonly consumes?: Texts;
  readonly produces?: Texts;
  readonly type?: Mapping | null;
}

interface RequestFacts {
  readonly method: string;
  readonly path: string;
  readonly params?: Readonly<Record<string, string>> | null;
  readonly headers?: Readonly<Record<string, string>> | null;
  readonly body?: boolean | null;
}

interface ResolveRequest {
  readonly mappings: readonly Mapping[];
  readonly request: RequestFacts;
}

/** A handler is only its id here. */
class Handler {
  constructor(readonly id: string) {}

  handle(): void {}
}

/** Which of several mappings a request goes to. */
@RestController()
@RequestMapping('/kit/mapping')
export class MappingController {
  /** The id of the mapping, the best pattern and URI variables of it, or why there is none. */
  @PostMapping('/resolve')
  resolve(@RequestBody() { mappings, request }: ResolveRequest): unknown {
    const mapping = new RequestMappingHandlerMapping({ contentNegotiationManager: new ContentNegotiationManager() });
    for (const one of mappings) {
      try {
        mapping.registerMapping(infoOf(mapping, one), new Handler(one.id), 'handle');
      } catch (thrown) {
        if (thrown instanceof IllegalStateException) return error('mapped-twice');
        throw thrown;
      }
    }
    try {
      return answerOf(mapping, requestOf(request));
    } catch (thrown) {
      return refusalOf(thrown);
    }
  }
}

function infoOf(mapping: RequestMappingHandlerMapping, one: Mapping): RequestMappingInfo {
  const info = mapping.createRequestMappingInfo({
    path: one.paths ?? [],
    method: one.methods ?? [],
    params: one.params ?? [],
    headers: one.headers ?? [],
    consumes: one.consumes ?? [],
    produces: one.produces ?? [],
  });
  return one.type ? infoOf(mapping, one.type).combine(info) : info;
}

function requestOf({ method, path, params, headers, body }: RequestFacts): HttpServletRequest {
  return madeUpRequest({
    method,
    path,
    headers: { ...headers, ...(body && { 'Content-Length': '1' }) },
    parameters: params ?? {},
  });
}

function answerOf(mapping: RequestMappingHandlerMapping, request: HttpServletRequest): unknown {
  // this kind of mapping never waits
  const chain = mapping.getHandler(request) as HandlerExecutionChain | undefined;
  if (!chain) return error('not-found');
  const { bean } = chain.handler as HandlerMethod;
  if (!(bean instanceof Handler)) return { id: 'options', allow: allowedBy(bean) };
  const match = getHandlerMatch(request);
  return {
    id: bean.id ?? null,
    pattern: match?.pattern.toString() ?? null,
    variables: match ? Object.fromEntries(match.uriVariables) : null,
  };
}

/** What the built-in handler for OPTIONS allows. */
function allowedBy(bean: HandlerMethod['bean']): string[] {
  const headers = (bean as { handle(): { getAllow(): Iterable<unknown> } }).handle();
  return [...headers.getAllow()].map(String).sort();
}

function refusalOf(thrown: unknown): unknown {
  if (thrown instanceof HttpRequestMethodNotSupportedException) {
    return { error: 'method-not-allowed', allow: [...(thrown.supportedMethods ?? [])].sort() };
  }
  if (thrown instanceof HttpMediaTypeNotSupportedException) {
    return { error: 'unsupported-media-type', supported: texts(thrown.supportedMediaTypes) };
  }
  if (thrown instanceof HttpMediaTypeNotAcceptableException) {
    return { error: 'not-acceptable', supported: texts(thrown.supportedMediaTypes) };
  }
  if (thrown instanceof UnsatisfiedServletRequestParameterException) {
    return { error: 'unsatisfied-parameters', conditions: sortedAsJavaText(thrown.paramConditionGroups) };
  }
  if (thrown instanceof IllegalStateException) return error('ambiguous');
  throw thrown;
}

function texts(types: readonly MediaType[]): string[] {
  return types.map(String).sort();
}

/** By the texts that Java writes for the lists. */
function sortedAsJavaText(groups: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const text = (group: readonly string[]) => `[${group.join(', ')}]`;
  return groups.toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
}
