import { Integer, Min, Valid } from '@vernal/core';
import {
  ErrorResponseException,
  GetMapping,
  HttpStatus,
  PatchMapping,
  PostMapping,
  ProblemDetail,
  RequestBody,
  RequestHeader,
  RequestParam,
  ResponseStatusException,
  RestController,
} from '@vernal/web';
import { Book } from '../support/book.js';
import { Account } from '../validation/account.js';
import { Unknown, Unpaid } from './failures.js';

/** Lives in a servlet mapped to "/problems/*" whose every failure becomes a problem document: see ProblemsConfig, ProblemsAdvice. */
@RestController()
export class ProblemsController {
  @GetMapping('/number')
  number(@RequestParam('n', { type: Integer, nullable: false }) n: number): number {
    return n;
  }

  @GetMapping('/conditional')
  header(@RequestHeader('X-Key') key: string): string {
    return key;
  }

  @GetMapping({ path: '/only', params: 'mode=a' })
  only(): string {
    return 'only';
  }

  @PostMapping({ path: '/book', consumes: 'application/json', produces: 'application/json' })
  book(@RequestBody() book: Book): Book {
    return book;
  }

  @PatchMapping({ path: '/book', consumes: 'application/merge-patch+json' })
  patch(): string {
    return 'patched';
  }

  @PostMapping('/account')
  account(@Valid() @RequestBody() _account: Account): string {
    return 'valid';
  }

  @GetMapping('/page')
  page(@RequestParam('page', { type: Integer, nullable: false }) @Min(1) page: number): number {
    return page;
  }

  @GetMapping('/list')
  list(): string[] {
    return ['a'];
  }

  /** Every field of a problem, and two of its own, which are written beside the others. */
  @GetMapping('/full')
  full(): string {
    const problem = ProblemDetail.forStatus(HttpStatus.FORBIDDEN);
    problem.type = 'https://example.org/credit';
    problem.title = 'No credit';
    problem.detail = 'Balance is 30, cost is 50.';
    problem.instance = '/account/12';
    problem.setProperty('balance', 30);
    problem.setProperty('accounts', ['/a/1', '/a/2']);
    throw new ErrorResponseException(HttpStatus.FORBIDDEN, problem);
  }

  /** Only a status: title from the status, instance from the path, no detail. */
  @GetMapping('/bare')
  bare(): string {
    throw new ErrorResponseException(HttpStatus.CONFLICT);
  }

  /** The reason becomes the detail. */
  @GetMapping('/reason')
  reason(): string {
    throw new ResponseStatusException(HttpStatus.NOT_FOUND, 'No such thing.');
  }

  @GetMapping('/returned')
  returned(): ProblemDetail {
    return ProblemDetail.forStatusAndDetail(HttpStatus.LOCKED, 'Locked.');
  }

  /** Not an exception of the framework: handled by the advice's own method. */
  @GetMapping('/own')
  own(): string {
    throw new Unpaid(8);
  }

  /** Handled by nobody. */
  @GetMapping('/unknown')
  unknown(): string {
    throw new Unknown();
  }
}
