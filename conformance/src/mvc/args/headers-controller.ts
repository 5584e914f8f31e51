import { Integer, MultiValueMap } from '@vernal/core';
import {
  type Cookie,
  CookieValue,
  GetMapping,
  HttpHeaders,
  RequestHeader,
  RequestMapping,
  RestController,
} from '@vernal/web';
import { javaText } from '../../support/java-text.js';

/** Request headers and cookies. */
@RestController()
@RequestMapping('/args')
export class HeadersController {
  @GetMapping('/header/text')
  text(@RequestHeader('X-Word') word: string): string {
    return `word=[${word}]`;
  }

  @GetMapping('/header/optional')
  optional(
    @RequestHeader('X-Word', { required: false }) word: string,
    @RequestHeader('X-Level', { type: Integer, nullable: false, defaultValue: '3' }) level: number,
  ): string {
    return `word=${javaText(word)} level=${level}`;
  }

  @GetMapping('/header/list')
  list(@RequestHeader('X-Tags', { of: String }) tags: string[]): string[] {
    return tags;
  }

  @GetMapping('/header/ints')
  ints(@RequestHeader('X-Numbers', { of: Integer }) numbers: number[]): number[] {
    return numbers;
  }

  @GetMapping('/header/flag')
  flag(@RequestHeader('X-Flag', { nullable: false }) flag: boolean): string {
    return `flag=${flag}`;
  }

  /** A map of all headers; only those starting with "x-" are shown, in lower case. */
  @GetMapping('/header/map')
  map(@RequestHeader() all: Map<string, string>): Map<string, string> {
    const lower = [...all].map(([name, value]) => [name.toLowerCase(), value] as const);
    return new Map(lower.filter(([name]) => name.startsWith('x-')));
  }

  @GetMapping('/header/multimap')
  multimap(@RequestHeader() all: MultiValueMap<string>): string[] {
    return all.get('x-tags') ?? [];
  }

  @GetMapping('/header/all')
  all(@RequestHeader() headers: HttpHeaders): string {
    const type = javaText(headers.getContentType());
    return `type=${type} accept=${javaText(headers.getAccept())} tags=${javaText(headers.get('X-TAGS'))}`;
  }

  // ---- cookies

  @GetMapping('/cookie/text')
  cookie(@CookieValue() flavour: string): string {
    return `flavour=${flavour}`;
  }

  @GetMapping('/cookie/number')
  number(@CookieValue({ type: Integer, nullable: false, defaultValue: '0' }) count: number): string {
    return `count=${count}`;
  }

  @GetMapping('/cookie/optional')
  cookieOptional(@CookieValue({ required: false }) flavour: string): string {
    return `flavour=${javaText(flavour)}`;
  }

  @GetMapping('/cookie/object')
  cookieObject(@CookieValue('flavour') cookie: Cookie): string {
    return `${cookie.name}:${cookie.value}`;
  }
}
