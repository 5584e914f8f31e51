import { Dictionary, IllegalArgumentException, Long, Property, TypeDescriptor } from '@vernal/core';
import {
  CacheControl,
  Charset,
  ContentDisposition,
  ETag,
  HttpHeaders,
  PostMapping,
  RequestBody,
  RequestMapping,
  ResponseCookie,
  RestController,
} from '@vernal/web';
import { attempt, object } from '../answers.js';

class ValueRequest {
  @Property(String) readonly value!: string;
}

class DispositionRequest {
  @Property(String) readonly type!: string;
  @Property(String) readonly name?: string | null;
  @Property(String) readonly filename?: string | null;
  @Property(String) readonly charset?: string | null;
}

const CHARSETS: Readonly<Record<string, Charset>> = { 'utf-8': Charset.UTF_8, 'iso-8859-1': Charset.ISO_8859_1 };

class CompareRequest {
  @Property(String) readonly a!: string;
  @Property(String) readonly b!: string;
}

/** Times in seconds. */
class CacheRequest {
  @Property(Long) readonly maxAge?: number | null;
  @Property(Boolean) readonly noCache?: boolean | null;
  @Property(Boolean) readonly noStore?: boolean | null;
  @Property(Boolean) readonly mustRevalidate?: boolean | null;
  @Property(Boolean) readonly noTransform?: boolean | null;
  @Property(Boolean) readonly cachePublic?: boolean | null;
  @Property(Boolean) readonly cachePrivate?: boolean | null;
  @Property(Boolean) readonly proxyRevalidate?: boolean | null;
  @Property(Boolean) readonly immutable?: boolean | null;
  @Property(Long) readonly sMaxAge?: number | null;
  @Property(Long) readonly staleWhileRevalidate?: number | null;
  @Property(Long) readonly staleIfError?: number | null;
}

class CookieRequest {
  @Property(String) readonly name!: string;
  @Property(String) readonly value?: string | null;
  @Property(String) readonly domain?: string | null;
  @Property(String) readonly path?: string | null;
  @Property(Long) readonly maxAge?: number | null;
  @Property(Boolean) readonly secure?: boolean | null;
  @Property(Boolean) readonly httpOnly?: boolean | null;
  @Property(Boolean) readonly partitioned?: boolean | null;
  @Property(String) readonly sameSite?: string | null;
}

class HeadersRequest {
  @Property({ type: Dictionary, of: TypeDescriptor.array(String) }) readonly headers!: Readonly<
    Record<string, readonly string[]>
  >;
  @Property(String) readonly name!: string;
}

class EpochRequest {
  @Property(Long) readonly epochMillis!: number;
}

class AuthRequest {
  @Property(String) readonly username!: string;
  @Property(String) readonly password!: string;
}

/** Header values that have a class of their own: Content-Disposition, ETag, Cache-Control, Set-Cookie, dates, … */
@RestController()
@RequestMapping('/kit/http')
export class HeaderValueController {
  @PostMapping('/content-disposition/parse')
  parseDisposition(@RequestBody() request: ValueRequest): unknown {
    return attempt('invalid-disposition', IllegalArgumentException, () => {
      const { type, name, filename, isInline, isAttachment, isFormData } = ContentDisposition.parse(request.value);
      return object({ type, name, filename, inline: isInline, attachment: isAttachment, formData: isFormData });
    });
  }

  /** charset: "utf-8", "iso-8859-1", "us-ascii", or none for a filename without charset. */
  @PostMapping('/content-disposition/build')
  buildDisposition(@RequestBody() request: DispositionRequest): unknown {
    return attempt('illegal-part', IllegalArgumentException, () => {
      const charset = request.charset ? (CHARSETS[request.charset] ?? Charset.US_ASCII) : undefined;
      const builder = ContentDisposition.builder(request.type).name(request.name ?? undefined);
      return {
        value: builder
          .filename(request.filename ?? undefined, charset)
          .build()
          .toString(),
      };
    });
  }

  /** The list of tags of an If-Match or If-None-Match header. */
  @PostMapping('/etag-list/parse')
  etagList(@RequestBody() request: ValueRequest): unknown {
    const tags = ETag.parse(request.value);
    return {
      tags: tags.map(({ tag, weak, isWildcard, formattedTag }) => ({
        tag,
        weak,
        wildcard: isWildcard,
        text: formattedTag,
      })),
    };
  }

  /** One tag from its raw text, and the text in quotes where these are missing. */
  @PostMapping('/etag/create')
  etag(@RequestBody() request: ValueRequest): unknown {
    const { tag, weak } = ETag.create(request.value);
    return { tag, weak, quoted: ETag.quoteETagIfNecessary(request.value) };
  }

  @PostMapping('/etag/compare')
  compareTags(@RequestBody() request: CompareRequest): unknown {
    const a = ETag.create(request.a);
    const b = ETag.create(request.b);
    return { strong: a.compare(b, true), weak: a.compare(b, false), equal: a.equals(b) };
  }

  /** maxAge, else noCache, else noStore chooses how to begin; the other directives are added to that. */
  @PostMapping('/cache-control')
  cacheControl(@RequestBody() request: CacheRequest): unknown {
    let cache = begin(request);
    if (request.mustRevalidate) cache = cache.mustRevalidate();
    if (request.noTransform) cache = cache.noTransform();
    if (request.cachePublic) cache = cache.cachePublic();
    if (request.cachePrivate) cache = cache.cachePrivate();
    if (request.proxyRevalidate) cache = cache.proxyRevalidate();
    if (request.immutable) cache = cache.immutable();
    if (isGiven(request.sMaxAge)) cache = cache.sMaxAge(request.sMaxAge);
    if (isGiven(request.staleWhileRevalidate)) cache = cache.staleWhileRevalidate(request.staleWhileRevalidate);
    if (isGiven(request.staleIfError)) cache = cache.staleIfError(request.staleIfError);
    return object({ value: cache.headerValue });
  }

  /** strict: HttpHeaders.getFirstDate. lenient: what If-Modified-Since makes of the same text (-1: ignored). */
  @PostMapping('/date/parse')
  parseDate(@RequestBody() request: ValueRequest): unknown {
    const headers = new HttpHeaders({ 'If-Modified-Since': request.value });
    const strict = attempt('invalid-date', IllegalArgumentException, () => headers.getFirstDate('If-Modified-Since'));
    return { strict, lenient: headers.getIfModifiedSince() };
  }

  @PostMapping('/date/format')
  formatDate(@RequestBody() request: EpochRequest): unknown {
    const headers = new HttpHeaders();
    headers.setLastModified(request.epochMillis);
    return { value: headers.getFirst('Last-Modified') };
  }

  /** The attributes of the Set-Cookie line in their order; the time of Expires is left out as it depends on the clock. */
  @PostMapping('/cookie')
  cookie(@RequestBody() request: CookieRequest): unknown {
    return attempt('invalid-cookie', IllegalArgumentException, () => {
      const cookie = ResponseCookie.from(request.name, request.value ?? undefined)
        .domain(request.domain ?? undefined)
        .path(request.path ?? undefined)
        .secure(request.secure ?? false)
        .httpOnly(request.httpOnly ?? false)
        .partitioned(request.partitioned ?? false)
        .sameSite(request.sameSite ?? undefined)
        .maxAge(request.maxAge ?? -1)
        .build();
      const isTimed = (part: string) => part.startsWith('Expires=') && (request.maxAge ?? 0) > 0;
      return {
        parts: cookie
          .toString()
          .split('; ')
          .map((part) => (isTimed(part) ? 'Expires' : part)),
      };
    });
  }

  /** Names in any case, values joined and split: what the general accessors give for a name. */
  @PostMapping('/headers/values')
  values(@RequestBody() request: HeadersRequest): unknown {
    const headers = headersOf(request);
    return object({
      first: headers.getFirst(request.name),
      all: headers.get(request.name),
      list: headers.getValuesAsList(request.name),
      contains: headers.containsKey(request.name),
      size: headers.size,
    });
  }

  @PostMapping('/headers/host')
  host(@RequestBody() request: ValueRequest): unknown {
    const headers = new HttpHeaders({ Host: request.value });
    return attempt('invalid-host', IllegalArgumentException, () => headers.getHost() ?? { host: null });
  }

  /** If-None-Match, If-Match, Vary, Connection: lists by their own accessors. */
  @PostMapping('/headers/lists')
  lists(@RequestBody() request: HeadersRequest): unknown {
    const headers = headersOf(request);
    return attempt('invalid-header', IllegalArgumentException, () =>
      object({
        ifNoneMatch: headers.getIfNoneMatch(),
        ifMatch: headers.getIfMatch(),
        vary: headers.getVary(),
        connection: headers.getConnection(),
        etag: headers.getETag(),
        allow: headers
          .getAllow()
          .map(({ name }) => name)
          .sort(),
      }),
    );
  }

  @PostMapping('/headers/etag')
  setEtag(@RequestBody() request: ValueRequest): unknown {
    return attempt('invalid-header', IllegalArgumentException, () => {
      const headers = new HttpHeaders();
      headers.setETag(request.value);
      return { value: headers.getFirst('ETag') };
    });
  }

  @PostMapping('/headers/basic-auth')
  basicAuth(@RequestBody() request: AuthRequest): unknown {
    return attempt('illegal-credentials', IllegalArgumentException, () => {
      const headers = new HttpHeaders();
      headers.setBasicAuth(request.username, request.password, Charset.UTF_8);
      return { value: headers.getFirst('Authorization') };
    });
  }
}

function begin(request: CacheRequest): CacheControl {
  if (isGiven(request.maxAge)) return CacheControl.maxAge(request.maxAge);
  if (request.noCache) return CacheControl.noCache();
  return request.noStore ? CacheControl.noStore() : CacheControl.empty();
}

function isGiven(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}

function headersOf({ headers }: HeadersRequest): HttpHeaders {
  const made = new HttpHeaders();
  for (const [name, values] of Object.entries(headers)) for (const value of values) made.add(name, value);
  return made;
}
