import {
  ConsumesRequestCondition,
  ContentNegotiationManager,
  HttpMediaTypeNotAcceptableException,
  MediaType,
  PostMapping,
  ProducesRequestCondition,
  RequestBody,
  RequestMapping,
  RestController,
} from '@vernal/web';
import { attempt, error, object } from '../answers.js';
import { madeUpRequest } from '../http/made-up.js';

interface ResolveRequest {
  readonly accept?: readonly string[] | null;
  readonly produces?: readonly string[] | null;
  /** Query parameters of the request; the rest configures the manager. */
  readonly parameters?: Readonly<Record<string, string>> | null;
  readonly favorParameter?: boolean | null;
  readonly parameterName?: string | null;
  readonly mediaTypes?: Readonly<Record<string, string>> | null;
  /** Of no effect without path extensions. */
  readonly ignoreUnknownExtensions?: boolean | null;
  readonly ignoreAcceptHeader?: boolean | null;
  readonly defaultContentType?: string | null;
}

interface ConditionRequest {
  readonly accept?: readonly string[] | null;
  readonly produces: readonly string[];
}

interface CompareRequest {
  readonly accept?: readonly string[] | null;
  readonly a: readonly string[];
  readonly b: readonly string[];
}

interface ConsumesRequest {
  readonly contentType?: string | null;
  readonly consumes: readonly string[];
  readonly noBody?: boolean | null;
}

/** ContentNegotiationManager and the conditions on Accept and Content-Type. */
@RestController()
@RequestMapping('/kit/content-negotiation')
export class ContentNegotiationController {
  /** What the client asks for (in the manager's order), and what of the producible types is written then. */
  @PostMapping('/resolve')
  resolve(@RequestBody() given: ResolveRequest): unknown {
    return attempt('not-acceptable', HttpMediaTypeNotAcceptableException, () => {
      const request = madeUpRequest({
        method: 'GET',
        headers: accepting(given.accept),
        parameters: given.parameters ?? {},
      });
      const asked = managerOf(given).resolveMediaTypes(request);
      return object({ asked, chosen: choose(asked, MediaType.parseMediaTypes(given.produces ?? undefined)) });
    });
  }

  /** produces = […] of a mapping: which expressions match the Accept header, or 406. */
  @PostMapping('/produces')
  produces(@RequestBody() given: ConditionRequest): unknown {
    const request = madeUpRequest({ method: 'GET', headers: accepting(given.accept) });
    const matching = producing(given.produces).getMatchingCondition(request);
    return matching ? { matching: matching.expressions.map(String) } : error('not-acceptable');
  }

  /** Which of two mappings is the better one for the Accept header: -1 the first, 1 the second, 0 neither. */
  @PostMapping('/compare')
  compare(@RequestBody() given: CompareRequest): unknown {
    const request = madeUpRequest({ method: 'GET', headers: accepting(given.accept) });
    return { result: Math.sign(producing(given.a).compareTo(producing(given.b), request)) };
  }

  /** consumes = […] of a mapping: which expressions match the Content-Type, or 415. */
  @PostMapping('/consumes')
  consumes(@RequestBody() given: ConsumesRequest): unknown {
    const condition = ConsumesRequestCondition.of(given.consumes).withBodyRequired(!given.noBody);
    const type = typeof given.contentType === 'string' ? { 'Content-Type': given.contentType } : {};
    const length = given.noBody ? {} : { 'Content-Length': '1' };
    const matching = condition.getMatchingCondition(madeUpRequest({ method: 'POST', headers: { ...type, ...length } }));
    return matching ? { matching: matching.expressions.map(String) } : error('unsupported-media-type');
  }
}

/**
 * How a response type is chosen: each asked type against each producible type, the more specific of the two with the quality
 * that was asked for; the best one by specificity and quality; the first concrete one of these.
 */
function choose(asked: readonly MediaType[], producible: readonly MediaType[]): MediaType | undefined {
  const compatible: MediaType[] = [];
  for (const a of asked) {
    for (const p of producible.filter((type) => a.isCompatibleWith(type))) {
      const withQuality = p.copyQualityValue(a);
      const candidate = a.isLessSpecific(withQuality) ? withQuality : a;
      if (!compatible.some((type) => type.equals(candidate))) compatible.push(candidate);
    }
  }
  for (const type of MediaType.sortBySpecificity(compatible)) {
    if (type.isConcrete) return type.removeQualityValue();
    if (type.isPresentIn([MediaType.ALL, MediaType.valueOf('application/*')]))
      return MediaType.APPLICATION_OCTET_STREAM;
  }
  return undefined;
}

function managerOf(given: ResolveRequest): ContentNegotiationManager {
  return new ContentNegotiationManager({
    favorParameter: given.favorParameter ?? false,
    ignoreAcceptHeader: given.ignoreAcceptHeader ?? false,
    parameterName: given.parameterName ?? 'format',
    mediaTypes: given.mediaTypes ?? {},
    defaultContentType: given.defaultContentType ? MediaType.parseMediaType(given.defaultContentType) : undefined,
  });
}

function producing(types: readonly string[]): ProducesRequestCondition {
  return ProducesRequestCondition.of(types, [], new ContentNegotiationManager());
}

function accepting(accept: readonly string[] | null | undefined): Record<string, readonly string[]> {
  return accept && accept.length > 0 ? { Accept: accept } : {};
}
