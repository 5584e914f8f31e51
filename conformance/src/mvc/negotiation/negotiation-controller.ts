import {
  ErrorResponseException,
  ExceptionHandler,
  GetMapping,
  HttpServletResponse,
  HttpStatus,
  MediaType,
  PostMapping,
  ProblemDetail,
  RequestBody,
  RequestMapping,
  ResponseEntity,
  RestController,
} from '@vernal/web';
import { Book } from '../support/book.js';

class Failure extends Error {}

/**
 * Which representation is written: by the Accept header, by "?format=", by what the handler says it produces
 * and by what the converters can write. Converters in order: the standard ones with text and JSON, then XML for Book,
 * then CSV for lists.
 */
@RestController()
@RequestMapping('/negotiation')
export class NegotiationController {
  /** JSON or XML. */
  @GetMapping('/book')
  book(): Book {
    return Book.of('Emma', 474);
  }

  @PostMapping('/book')
  echo(@RequestBody() book: Book): Book {
    return book;
  }

  /** JSON or CSV. */
  @GetMapping('/list')
  list(): string[] {
    return ['a', 'b'];
  }

  /** Only JSON can write a map. */
  @GetMapping('/map')
  map(): Map<string, number> {
    return new Map([['n', 1]]);
  }

  /** Text can be written as any type. */
  @GetMapping('/text')
  text(): string {
    return 'text';
  }

  @GetMapping('/bytes')
  bytes(): Uint8Array {
    return Buffer.from('ab');
  }

  // ---- what the handler produces narrows the choice

  @GetMapping({ path: '/xml-first', produces: ['application/xml', 'application/json'] })
  xmlFirst(): Book {
    return Book.of('Emma', 474);
  }

  @GetMapping({ path: '/vendor', produces: ['application/vnd.book+json', 'application/vnd.book+xml'] })
  vendor(): Book {
    return Book.of('Emma', 474);
  }

  /** A range is no type to write: the client has to name one. */
  @GetMapping({ path: '/wild', produces: 'text/*' })
  wild(): string {
    return 'wild';
  }

  @GetMapping({ path: '/charset', produces: 'text/plain;charset=UTF-8' })
  charset(): string {
    return 'gr\u00fc\u00dfe';
  }

  /** No converter can write what is promised: the application is wrong. */
  @GetMapping({ path: '/impossible', produces: 'image/png' })
  impossible(): Book {
    return Book.of('Emma', 474);
  }

  /** Two handlers for one path, chosen by Accept. */
  @GetMapping({ path: '/chosen', produces: 'application/json' })
  chosenJson(): Map<string, string> {
    return new Map([['chosen', 'json']]);
  }

  @GetMapping({ path: '/chosen', produces: 'text/csv' })
  chosenCsv(): string[] {
    return ['chosen', 'csv'];
  }

  // ---- a content type set beforehand is not negotiated

  @GetMapping('/entity-xml')
  entityXml(): ResponseEntity<Book> {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(Book.of('Emma', 474));
  }

  /** Set on the servlet response by hand: that counts as well. */
  @GetMapping('/preset')
  preset(response: HttpServletResponse): Book {
    response.contentType = 'application/xml';
    return Book.of('Emma', 474);
  }

  // ---- problems

  @GetMapping('/problem')
  problem(): ProblemDetail {
    const problem = ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, 'No entry.');
    problem.title = 'Closed';
    problem.setProperty('opens', 9);
    return problem;
  }

  @GetMapping({ path: '/problem-xml', produces: 'application/xml' })
  problemXml(): Book {
    const problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, 'Twice.');
    throw new ErrorResponseException(HttpStatus.CONFLICT, problem);
  }

  @GetMapping({ path: '/fails-as-csv', produces: 'text/csv' })
  failsAsCsv(): string[] {
    throw new Failure();
  }

  /** The handler's own "produces" does not bind the answer to its exception: that is negotiated anew. */
  @ExceptionHandler()
  failed(_failure: Failure): ResponseEntity<Book> {
    return ResponseEntity.status(HttpStatus.BAD_GATEWAY).body(Book.of('Failed', 0));
  }

  @ExceptionHandler()
  problemOf(failure: ErrorResponseException): ProblemDetail {
    return failure.getBody();
  }
}
