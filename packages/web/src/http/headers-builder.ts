import type { CacheControl } from './cache-control.js';
import { HttpHeaders } from './http-headers.js';
import type { HttpMethod } from './http-method.js';
import type { MediaType } from './media-type.js';

/** What all builders of answers set. Source: Spring's `ResponseEntity.HeadersBuilder`, `ServerResponse.HeadersBuilder`. */
export abstract class HeadersBuilder {
  /** The headers so far. */
  protected readonly httpHeaders = new HttpHeaders();

  header(name: string, ...values: string[]): this {
    this.httpHeaders.addAll(name, values);
    return this;
  }

  /** Sets all headers of another, or lets a function change those that are there. */
  headers(headers: HttpHeaders | ((headers: HttpHeaders) => void)): this {
    if (typeof headers === 'function') headers(this.httpHeaders);
    else for (const [name, values] of headers) this.httpHeaders.set(name, values);
    return this;
  }

  allow(...methods: HttpMethod[]): this {
    this.httpHeaders.setAllow(new Set(methods));
    return this;
  }

  cacheControl(cacheControl: CacheControl): this {
    this.httpHeaders.setCacheControl(cacheControl);
    return this;
  }

  contentLength(bytes: number): this {
    this.httpHeaders.setContentLength(bytes);
    return this;
  }

  contentType(type: MediaType): this {
    this.httpHeaders.setContentType(type);
    return this;
  }

  /** With or without quotes. */
  eTag(tag: string | undefined): this {
    this.httpHeaders.setETag(tag);
    return this;
  }

  /** Milliseconds since the epoch, or a date. */
  lastModified(date: number | Date): this {
    this.httpHeaders.setLastModified(Number(date));
    return this;
  }

  location(location: string | URL): this {
    this.httpHeaders.setLocation(location);
    return this;
  }

  /** The request headers that the answer depends on. */
  varyBy(...names: string[]): this {
    this.httpHeaders.setVary(names);
    return this;
  }
}
