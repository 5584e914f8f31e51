import { StringTrimmerEditor } from '@vernal/core';
import {
  BodyType,
  Controller,
  ExceptionHandler,
  GetMapping,
  HttpEntity,
  InitBinder,
  Model,
  ModelAttribute,
  PostMapping,
  RequestBody,
  RequestMapping,
  RequestParam,
  ResponseBody,
  ResponseEntity,
  WebDataBinder,
} from '@vernal/web';
import { javaText } from '../../support/java-text.js';
import { StateFailure } from '../exceptions/failures.js';
import { Book } from '../support/book.js';
import { Advised } from './advised.js';
import { Plain } from './plain.js';

/** Everything here passes through the advices of this folder. */
@Advised()
@Controller()
@RequestMapping('/advice')
export class AdviceController {
  /** Runs after those of the advices, so it sees and may change what they left. */
  @ModelAttribute()
  local(model: Model): void {
    model.addAttribute('trail', `${String(model.getAttribute('trail'))},controller`);
  }

  /** Runs after those of the advices. */
  @InitBinder('word')
  binder(binder: WebDataBinder): void {
    binder.registerCustomEditor(String, new StringTrimmerEditor(false, '!'));
  }

  @RequestMapping('/model')
  model(): string {
    return 'model';
  }

  @GetMapping('/binder')
  @ResponseBody()
  @Plain()
  words(@RequestParam('word') word: string, @RequestParam('other', { required: false }) other: string): string {
    return `[${word}] [${javaText(other)}]`;
  }

  // ---- responses

  @GetMapping('/book')
  @ResponseBody()
  book(): Book {
    return Book.of('Emma', 474);
  }

  @GetMapping('/book-entity')
  bookEntity(): ResponseEntity<Book> {
    return ResponseEntity.status(201).header('X-From', 'handler').body(Book.of('Emma', 474));
  }

  @GetMapping('/book-plain')
  @ResponseBody()
  @Plain()
  bookPlain(): Book {
    return Book.of('Emma', 474);
  }

  @GetMapping('/text')
  @ResponseBody()
  text(): string {
    return 'text';
  }

  @GetMapping('/null')
  @ResponseBody()
  @BodyType(Book)
  none(): Book | undefined {
    return undefined;
  }

  @GetMapping('/map')
  @ResponseBody()
  map(): Record<string, number> {
    return { n: 1 };
  }

  /** The answer of an exception handler passes through the advices too. */
  @GetMapping('/fails')
  @ResponseBody()
  fails(): string {
    throw new StateFailure();
  }

  @ExceptionHandler()
  @ResponseBody()
  failed(_failure: StateFailure): Book {
    return Book.of('Failed', 0);
  }

  // ---- requests

  @PostMapping('/read')
  @ResponseBody()
  @Plain()
  read(@RequestBody() book: Book): string {
    return `read ${book}`;
  }

  @PostMapping('/read-optional')
  @ResponseBody()
  @Plain()
  readOptional(@RequestBody({ required: false }) book: Book): string {
    return `read ${javaText(book)}`;
  }

  @PostMapping('/read-entity')
  @ResponseBody()
  @Plain()
  readEntity(@BodyType(Book) entity: HttpEntity<Book>): string {
    return `read ${javaText(entity.body)} ${javaText(entity.headers.getFirst('X-Trace'))}`;
  }

  @PostMapping('/read-text')
  @ResponseBody()
  @Plain()
  readText(@RequestBody() text: string): string {
    return `read ${text}`;
  }
}
