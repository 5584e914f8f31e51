import { MediaType } from '../http/media-type.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { ALL_MEDIA_TYPES, type ContentNegotiationStrategy } from './content-negotiation-strategy.js';
import { FixedContentNegotiationStrategy } from './fixed-content-negotiation-strategy.js';
import { HeaderContentNegotiationStrategy } from './header-content-negotiation-strategy.js';
import {
  MappingMediaTypeFileExtensionResolver,
  type MediaTypeFileExtensionResolver,
} from './media-type-file-extension-resolver.js';
import { ParameterContentNegotiationStrategy } from './parameter-content-negotiation-strategy.js';

/** How the types that a client asks for are found. Source: Spring's `ContentNegotiationManagerFactoryBean`. */
export interface ContentNegotiationOptions {
  /** Instead of everything that the options below ask for. */
  readonly strategies?: readonly ContentNegotiationStrategy[] | undefined;
  /** Whether a request parameter comes before the `Accept` header. Default false. */
  readonly favorParameter?: boolean;
  /** Default `format`. */
  readonly parameterName?: string;
  /** Media types by the keys that the parameter may have; also the extensions of these types. */
  readonly mediaTypes?: Readonly<Record<string, MediaType | string>>;
  /** Whether the parameter may have the keys of `mediaTypes` only. Default true. */
  readonly useRegisteredExtensionsOnly?: boolean;
  /** Default false. */
  readonly ignoreAcceptHeader?: boolean;
  /** What counts where a client says nothing, or anything: types, best first, or a strategy. */
  readonly defaultContentType?: MediaType | readonly MediaType[] | ContentNegotiationStrategy | undefined;
}

/**
 * Asks its strategies one after the other which media types the client wants: the first one that names any decides. Knows
 * the file extensions that they know. Source: Spring's `ContentNegotiationManager`.
 */
export class ContentNegotiationManager implements ContentNegotiationStrategy, MediaTypeFileExtensionResolver {
  readonly strategies: readonly ContentNegotiationStrategy[];
  readonly #resolvers: readonly MediaTypeFileExtensionResolver[];

  /** By default the `Accept` header alone decides. */
  constructor(options: ContentNegotiationOptions = {}) {
    const mediaTypes = Object.entries(options.mediaTypes ?? {}).map(([key, type]): [string, MediaType] => [
      key,
      typeof type === 'string' ? MediaType.parseMediaType(type) : type,
    ]);
    this.strategies = options.strategies ?? strategiesOf(options, mediaTypes);
    const resolvers = this.strategies.filter(isFileExtensionResolver);
    this.#resolvers = resolvers.length > 0 ? resolvers : [new MappingMediaTypeFileExtensionResolver(mediaTypes)];
  }

  resolveMediaTypes(request: HttpServletRequest): readonly MediaType[] {
    for (const strategy of this.strategies) {
      const types = strategy.resolveMediaTypes(request);
      if (types === ALL_MEDIA_TYPES) continue;
      if (types.length !== 1 || !types[0]!.equals(MediaType.ALL)) return types;
    }
    return ALL_MEDIA_TYPES;
  }

  resolveFileExtensions(mediaType: MediaType): readonly string[] {
    return [...new Set(this.#resolvers.flatMap((resolver) => resolver.resolveFileExtensions(mediaType)))];
  }

  getAllFileExtensions(): readonly string[] {
    return [...new Set(this.#resolvers.flatMap((resolver) => resolver.getAllFileExtensions()))];
  }

  /** All media types by their keys. */
  getMediaTypeMappings(): ReadonlyMap<string, MediaType> {
    const mappings = this.#resolvers.flatMap((resolver) =>
      resolver instanceof MappingMediaTypeFileExtensionResolver ? [...resolver.mediaTypes] : [],
    );
    return new Map(mappings);
  }
}

function strategiesOf(
  options: ContentNegotiationOptions,
  mediaTypes: readonly [string, MediaType][],
): ContentNegotiationStrategy[] {
  const strategies: ContentNegotiationStrategy[] = [];
  if (options.favorParameter) strategies.push(new ParameterContentNegotiationStrategy(mediaTypes, options));
  if (!options.ignoreAcceptHeader) strategies.push(new HeaderContentNegotiationStrategy());
  const last = options.defaultContentType;
  if (last !== undefined)
    strategies.push(isStrategy(last) ? last : new FixedContentNegotiationStrategy(...[last].flat()));
  return strategies;
}

function isStrategy(value: object): value is ContentNegotiationStrategy {
  return 'resolveMediaTypes' in value;
}

function isFileExtensionResolver(
  strategy: ContentNegotiationStrategy,
): strategy is ContentNegotiationStrategy & MediaTypeFileExtensionResolver {
  return 'resolveFileExtensions' in strategy;
}
