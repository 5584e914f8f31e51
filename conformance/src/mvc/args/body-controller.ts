import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Dictionary, MultiValueMap, TypeDescriptor } from '@vernal/core';
import {
  BodyType,
  HttpEntity,
  PostMapping,
  RequestBody,
  RequestEntity,
  RequestMapping,
  RequestParam,
  RestController,
} from '@vernal/web';
import { javaText } from '../../support/java-text.js';
import { sortedMap } from '../../support/sorted-map.js';
import { Book } from '../support/book.js';

/** The request body, read by the converter that fits the content type and the argument. */
@RestController()
@RequestMapping({ path: '/args/body', method: ['POST', 'PUT'] })
export class BodyController {
  @RequestMapping('/book')
  book(@RequestBody() book: Book): string {
    return `book=${book}`;
  }

  @RequestMapping('/book-optional')
  bookOptional(@RequestBody({ required: false }) book: Book): string {
    return `book=${javaText(book)}`;
  }

  @RequestMapping('/book-wrapped')
  bookWrapped(@RequestBody({ type: TypeDescriptor.optional(Book) }) book: Book | undefined): string {
    return `book=${book?.title ?? 'none'}`;
  }

  @RequestMapping('/books')
  books(@RequestBody({ of: Book }) books: Book[]): string {
    return `${books.length} books, first ${books[0]}`;
  }

  @RequestMapping('/map')
  map(@RequestBody({ type: Dictionary }) map: Record<string, unknown>): Record<string, unknown> {
    return map;
  }

  @RequestMapping('/text')
  text(@RequestBody() text: string): string {
    return `text=[${text}]`;
  }

  @RequestMapping('/text-optional')
  textOptional(@RequestBody({ required: false }) text: string): string {
    return `text=[${javaText(text)}]`;
  }

  @RequestMapping('/bytes')
  bytes(@RequestBody() bytes: Uint8Array): string {
    return `bytes=${bytes.length}`;
  }

  @RequestMapping('/form')
  form(@RequestBody() form: MultiValueMap<string>): Map<string, string[]> {
    return sortedMap(form);
  }

  /** A form is there as parameters and as the body: reading it as the one does not use it up for the other. */
  @RequestMapping('/form-and-query')
  formAndQuery(@RequestParam({ of: String }) a: string[], @RequestBody() form: MultiValueMap<string>): string {
    return `param=${javaText(a)} body=${javaText(sortedMap(form))}`;
  }

  @RequestMapping('/entity')
  entity(@BodyType(Book) entity: HttpEntity<Book>): string {
    return `book=${javaText(entity.body)} mark=${javaText(entity.headers.getFirst('X-Mark'))}`;
  }

  @RequestMapping('/request-entity')
  requestEntity(@BodyType(String) entity: RequestEntity<string>): string {
    const { method, url, body } = entity;
    return `${method} ${url.pathname} ${javaText(url.search.slice(1) || undefined)} [${javaText(body)}]`;
  }

  @RequestMapping('/stream')
  async stream(body: Readable): Promise<string> {
    let length = 0;
    for await (const chunk of body) length += (chunk as Uint8Array).length;
    return `length=${length}`;
  }

  @RequestMapping('/reader')
  async reader(body: Readable): Promise<string> {
    return `read=[${await text(body)}]`;
  }

  @PostMapping({ path: '/csv', consumes: 'text/csv' })
  csv(@RequestBody({ of: String }) values: string[]): string {
    return `first=${values[0]} of ${values.length}`;
  }
}
