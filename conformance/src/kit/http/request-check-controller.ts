import { IllegalArgumentException, localeOf } from '@vernal/core';
import {
  AcceptHeaderLocaleResolver,
  adaptFromForwardedHeaders,
  HttpHeaders,
  type LanguageRange,
  PostMapping,
  RequestBody,
  RequestMapping,
  RestController,
  ServletWebRequest,
} from '@vernal/web';
import { attempt, object } from '../answers.js';
import { javaUri } from './java-uri.js';
import { madeUpRequest, madeUpResponse } from './made-up.js';

/** lastModified in epoch milliseconds; status is what the response had before the check. */
interface NotModifiedRequest {
  readonly method: string;
  readonly requestHeaders?: Readonly<Record<string, string>> | null;
  readonly etag?: string | null;
  readonly lastModified?: number | null;
  readonly status?: number | null;
}

interface LocaleRequest {
  readonly header?: string | null;
  readonly supported: readonly string[];
  readonly defaultLocale?: string | null;
}

interface ForwardedRequest {
  readonly uri: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Checks on a whole request that is made up from the JSON: conditional requests, locale, forwarded headers. */
@RestController()
@RequestMapping('/kit/http')
export class RequestCheckController {
  /** ServletWebRequest.checkNotModified with an entity tag, a date, or both. */
  @PostMapping('/not-modified')
  notModified(@RequestBody() given: NotModifiedRequest): unknown {
    const request = madeUpRequest({ method: given.method, headers: given.requestHeaders ?? {} });
    const response = madeUpResponse({ status: given.status ?? 200 });
    const notModified = check(new ServletWebRequest(request, response), given);
    return object({
      notModified,
      status: response.status,
      etag: response.getHeader('ETag'),
      lastModified: response.getHeader('Last-Modified'),
    });
  }

  /** The locales of the header by preference, and the one that AcceptHeaderLocaleResolver chooses of those supported. */
  @PostMapping('/accept-language')
  acceptLanguage(@RequestBody() { header, supported, defaultLocale }: LocaleRequest): unknown {
    const given = typeof header === 'string' ? { 'Accept-Language': header } : {};
    return attempt('invalid-header', IllegalArgumentException, () => {
      const ranges = new HttpHeaders(given).getAcceptLanguage().filter(({ range }) => !range.startsWith('*'));
      const request = madeUpRequest({ method: 'GET', headers: given });
      const resolver = new AcceptHeaderLocaleResolver({
        supportedLocales: supported,
        defaultLocale: defaultLocale ?? undefined,
      });
      return { locales: ranges.map(languageTag), chosen: resolver.resolveLocaleContext(request).locale.toString() };
    });
  }

  /** The URI that the client used, from Forwarded or X-Forwarded-* headers of a proxy. */
  @PostMapping('/forwarded')
  forwarded(@RequestBody() { uri, headers }: ForwardedRequest): unknown {
    return attempt('invalid-header', IllegalArgumentException, () => ({
      uri: adaptFromForwardedHeaders(javaUri(uri), new HttpHeaders(headers)).build().toUriString(),
    }));
  }
}

/** As `Intl.Locale` writes it, but with regions of the past, which Java keeps and Intl replaces. */
function languageTag({ range }: LanguageRange): string {
  const locale = localeOf(range);
  const [, region] = /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})(?=-|$)/.exec(range) ?? [];
  return region && locale.region
    ? locale.toString().replace(`-${locale.region}`, `-${region.toUpperCase()}`)
    : locale.toString();
}

function check(request: ServletWebRequest, { etag, lastModified }: NotModifiedRequest): boolean {
  if (typeof lastModified !== 'number') return request.checkNotModified(etag ?? undefined);
  return typeof etag === 'string'
    ? request.checkNotModified(etag, lastModified)
    : request.checkNotModified(lastModified);
}
