import { type AbstractResource, ByteArrayResource, Integer, LocalDate } from '@vernal/core';
import {
  BodyType,
  DeleteMapping,
  GetMapping,
  HttpEntity,
  HttpHeaders,
  HttpStatus,
  MediaType,
  PathVariable,
  PostMapping,
  RequestMapping,
  RequestParam,
  ResponseEntity,
  ResponseStatus,
  RestController,
} from '@vernal/web';
import { Book } from '../support/book.js';

export interface Entry {
  readonly title: string;
  readonly published: LocalDate;
  readonly isbn: string | null;
  readonly marks: readonly number[];
}

export enum Kind {
  SAFE = 'SAFE',
  UNSAFE = 'UNSAFE',
}

/** What a handler may return when the result is written as the body. */
@RestController()
@RequestMapping('/returns/body')
export class BodiesController {
  @GetMapping('/string')
  string(): string {
    return 'gr\u00fc\u00dfe';
  }

  @GetMapping('/bean')
  bean(): Book {
    return Book.of('Emma', 474);
  }

  @GetMapping('/record')
  record(): Entry {
    return { title: 'Emma', published: new LocalDate(1815, 12, 23), isbn: null, marks: [1, 2] };
  }

  @GetMapping('/list')
  list(): Book[] {
    return [Book.of('Emma', 474), Book.of('Persuasion', 249)];
  }

  @GetMapping('/map')
  map(): Map<string, unknown> {
    return new Map<string, unknown>([
      ['one', 1],
      ['two', [true, false]],
    ]);
  }

  @GetMapping('/number')
  number(): number {
    return 42;
  }

  @GetMapping('/flag')
  flag(): boolean {
    return true;
  }

  @GetMapping('/enum')
  @BodyType(Kind)
  kind(): Kind {
    return Kind.SAFE;
  }

  @GetMapping('/bytes')
  bytes(): Uint8Array {
    return Uint8Array.of(0, 1, 2, 200);
  }

  @GetMapping('/null')
  nothing(): Book | null {
    return null;
  }

  @GetMapping('/null-string')
  nullString(): string | null {
    return null;
  }

  @GetMapping('/void')
  none(): void {}

  @GetMapping('/empty-string')
  emptyString(): string {
    return '';
  }

  /** What the handler produces says what the resource is. */
  @GetMapping({ path: '/resource', produces: 'text/plain' })
  resource(): AbstractResource {
    return new ByteArrayResource(Buffer.from('0123456789'));
  }

  @GetMapping('/resource-entity')
  resourceEntity(): ResponseEntity<AbstractResource> {
    return ResponseEntity.ok()
      .contentType(MediaType.APPLICATION_PDF)
      .header('Content-Disposition', 'attachment; filename="a.pdf"')
      .body(new ByteArrayResource(Uint8Array.of(1, 2, 3, 4, 5, 255)));
  }

  /**
   * A path that ends in an extension which nobody configured, answered by a converter: the framework adds a
   * Content-Disposition, so that no browser takes the answer for a program to run.
   */
  @GetMapping('/download/{file}')
  download(@PathVariable() file: string): string {
    return `content of ${file}`;
  }

  // ---- entities

  @GetMapping('/entity')
  entity(): ResponseEntity<Book> {
    return ResponseEntity.status(HttpStatus.CREATED).header('X-Own', 'a', 'b').body(Book.of('Emma', 474));
  }

  @GetMapping('/entity-type')
  entityType(): ResponseEntity<string> {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body('{"raw":true}');
  }

  @GetMapping('/entity-null')
  entityNull(): ResponseEntity<Book | null> {
    return ResponseEntity.ok().header('X-Own', 'null').body(null);
  }

  @DeleteMapping('/entity-none')
  entityNone(): ResponseEntity<void> {
    return ResponseEntity.noContent().build();
  }

  @GetMapping('/entity-status')
  entityStatus(@RequestParam({ type: Integer, nullable: false }) code: number): ResponseEntity<string> {
    return ResponseEntity.status(code).body(`code ${code}`);
  }

  @GetMapping('/entity-of')
  entityOf(@RequestParam({ nullable: false, defaultValue: 'false' }) empty: boolean): ResponseEntity<Book> {
    return ResponseEntity.of(empty ? undefined : Book.of('Emma', 474));
  }

  @PostMapping('/entity-created')
  entityCreated(): ResponseEntity<void> {
    return ResponseEntity.created('/returns/body/bean').build();
  }

  @GetMapping('/http-entity')
  httpEntity(): HttpEntity<string> {
    const headers = new HttpHeaders();
    headers.add('X-Own', 'entity');
    return new HttpEntity('entity', headers);
  }

  @GetMapping('/headers')
  headers(): HttpHeaders {
    const headers = new HttpHeaders();
    headers.add('X-One', '1');
    headers.add('X-Two', '2');
    return headers;
  }

  /** The type argument is open: what is written depends on the value. */
  @GetMapping('/entity-open')
  entityOpen(@RequestParam() kind: string): ResponseEntity<unknown> {
    switch (kind) {
      case 'text':
        return ResponseEntity.ok('text');
      case 'bytes':
        return ResponseEntity.ok(Buffer.from('b'));
      case 'book':
        return ResponseEntity.ok(Book.of('Emma', 474));
      default:
        return ResponseEntity.badRequest().build();
    }
  }

  // ---- status by annotation

  @PostMapping('/created')
  @ResponseStatus(HttpStatus.CREATED)
  created(): string {
    return 'created';
  }

  @GetMapping('/no-content')
  @ResponseStatus(HttpStatus.NO_CONTENT)
  noContent(): void {}

  /** The status of the entity is the later one. */
  @GetMapping('/status-both')
  @ResponseStatus(HttpStatus.ACCEPTED)
  statusBoth(): ResponseEntity<string> {
    return ResponseEntity.status(HttpStatus.IM_USED).body('both');
  }

  /** With a reason the response is an error of the container: the returned text is not written. */
  @GetMapping('/reason')
  @ResponseStatus({ code: HttpStatus.CONFLICT, reason: 'for no reason' })
  reason(): string {
    return 'never seen';
  }
}
