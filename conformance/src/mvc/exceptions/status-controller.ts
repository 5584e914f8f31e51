import { IllegalArgumentException, Integer } from '@vernal/core';
import {
  Controller,
  ErrorResponseException,
  GetMapping,
  HttpHeaders,
  HttpMethod,
  HttpStatus,
  HttpStatusCode,
  MediaType,
  MethodNotAllowedException,
  NotAcceptableStatusException,
  PostMapping,
  ProblemDetail,
  RequestBody,
  RequestMapping,
  RequestParam,
  ResponseBody,
  ResponseStatusException,
} from '@vernal/web';
import { Book } from '../support/book.js';
import { ForAdvice, PayFirst, Unknown, Unpaid, Vanished, VanishedForEver, Wrapper } from './failures.js';

const FAILURES: Readonly<Record<string, () => Error>> = {
  vanished: () => new Vanished(),
  'for-ever': () => new VanishedForEver(),
  pay: () => new PayFirst(),
  cause: () => new Wrapper('', { cause: new Vanished() }),
  'advice-cause': () => new Wrapper('', { cause: new ForAdvice() }),
  unpaid: () => new Unpaid(9),
};

/** Headers of the exception are sent. */
class Busy extends ResponseStatusException {
  constructor() {
    super(HttpStatus.TOO_MANY_REQUESTS);
  }

  override getHeaders(): HttpHeaders {
    const headers = new HttpHeaders();
    headers.set('Retry-After', '120');
    return headers;
  }
}

/** No exception handler here: the status comes from the exception itself. The body of these answers is the container's. */
@Controller()
@RequestMapping('/exceptions/status')
export class StatusController {
  @GetMapping('/annotated')
  @ResponseBody()
  annotated(@RequestParam('what') what: string): string {
    throw FAILURES[what]?.() ?? new Unknown();
  }

  @GetMapping('/response-status')
  @ResponseBody()
  responseStatus(@RequestParam('code', { type: Integer, nullable: false }) code: number): string {
    throw new ResponseStatusException(HttpStatusCode.valueOf(code), 'because');
  }

  @GetMapping('/with-headers')
  @ResponseBody()
  withHeaders(): string {
    throw new Busy();
  }

  @GetMapping('/not-allowed')
  @ResponseBody()
  notAllowed(): string {
    throw new MethodNotAllowedException('GET', [HttpMethod.PUT]);
  }

  @GetMapping('/not-acceptable')
  @ResponseBody()
  notAcceptable(): string {
    throw new NotAcceptableStatusException([MediaType.TEXT_HTML]);
  }

  @GetMapping('/error-response')
  @ResponseBody()
  errorResponse(): string {
    const failure = new ErrorResponseException(HttpStatus.LOCKED, ProblemDetail.forStatus(423));
    failure.getHeaders().set('X-Lock', 'on');
    throw failure;
  }

  /** The view fails while it is rendered: there is nothing to handle it but the container. */
  @GetMapping('/broken-view')
  brokenView(): string {
    return 'broken';
  }

  // ---- failures of the framework's own

  @GetMapping('/number')
  @ResponseBody()
  number(@RequestParam('n', { type: Integer, nullable: false }) n: number): string {
    return `n=${n}`;
  }

  @PostMapping({ path: '/book', consumes: 'application/json', produces: 'application/json' })
  @ResponseBody()
  book(@RequestBody() book: Book): Book {
    return book;
  }

  /** An exception of a type that only looks like a problem of the request. */
  @GetMapping('/illegal')
  @ResponseBody()
  illegal(): string {
    throw new IllegalArgumentException('illegal');
  }
}
