import { formatHttpDate } from '../http/http-date.js';
import { MediaType } from '../http/media-type.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { ApiVersion, ApiVersionParser } from './api-version.js';
import { SemanticApiVersionParser } from './semantic-api-version.js';

/** Tells clients that a version will go. Source: Spring Framework 7 `ApiVersionDeprecationHandler`. */
export interface ApiVersionDeprecationHandler {
  handleVersion(version: ApiVersion, handler: object, request: HttpServletRequest, response: HttpServletResponse): void;
}

/** What is told of a version. */
export interface DeprecatedVersion {
  /** When it became, or will become, deprecated: the header `Deprecation`. */
  readonly deprecationDate?: Date;
  /** Where there is more about it: a `Link` of the relation `deprecation`. */
  readonly deprecationLink?: string | DeprecationLink;
  /** When it will stop: the header `Sunset`. */
  readonly sunsetDate?: Date;
  /** Where there is more about that: a `Link` of the relation `sunset`. */
  readonly sunsetLink?: string | DeprecationLink;
  /** The requests that are told. Default: all. */
  readonly requestPredicate?: (request: HttpServletRequest) => boolean;
}

/** Where clients find what they should know of a deprecated version: the target of a `Link` header. */
export interface DeprecationLink {
  readonly uri: string;
  /** Default `text/html`. */
  readonly mediaType?: MediaType;
}

type Announcement = readonly [header: string, value: string];

/**
 * Tells by the headers `Deprecation`, `Sunset` and `Link`. Source: Spring Framework 7 `StandardApiVersionDeprecationHandler`;
 * RFC 9745 and RFC 8594.
 */
export class StandardApiVersionDeprecationHandler implements ApiVersionDeprecationHandler {
  readonly #parser: ApiVersionParser;
  readonly #versions: {
    readonly version: ApiVersion;
    readonly announcements: readonly Announcement[];
    readonly isFor: (request: HttpServletRequest) => boolean;
  }[] = [];

  constructor(parser: ApiVersionParser = new SemanticApiVersionParser()) {
    this.#parser = parser;
  }

  configureVersion(version: string, deprecated: DeprecatedVersion): this {
    this.#versions.push({
      version: this.#parser.parseVersion(version),
      announcements: announcementsOf(deprecated),
      isFor: deprecated.requestPredicate ?? (() => true),
    });
    return this;
  }

  handleVersion(
    version: ApiVersion,
    _handler: object,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): void {
    for (const one of this.#versions) {
      if (one.version.compareTo(version) !== 0 || !one.isFor(request)) continue;
      for (const [header, value] of one.announcements) {
        if (header === 'Link') response.addHeader(header, value);
        else response.setHeader(header, value);
      }
    }
  }
}

function announcementsOf(deprecated: DeprecatedVersion): Announcement[] {
  const { deprecationDate, deprecationLink, sunsetDate, sunsetLink } = deprecated;
  return [
    ...(deprecationDate ? [['Deprecation', `@${Math.floor(deprecationDate.getTime() / 1000)}`] as const] : []),
    ...(deprecationLink ? [link(deprecationLink, 'deprecation')] : []),
    ...(sunsetDate ? [['Sunset', formatHttpDate(sunsetDate.getTime())] as const] : []),
    ...(sunsetLink ? [link(sunsetLink, 'sunset')] : []),
  ];
}

function link(given: string | DeprecationLink, relation: string): Announcement {
  const { uri, mediaType = MediaType.TEXT_HTML } = typeof given === 'string' ? { uri: given } : given;
  return ['Link', `<${uri}>; rel="${relation}"; type="${mediaType}"`];
}
