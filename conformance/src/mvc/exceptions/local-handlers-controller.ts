import { Integer } from '@vernal/core';
import {
  Controller,
  ExceptionHandler,
  GetMapping,
  HandlerMethod,
  HttpServletRequest,
  HttpServletResponse,
  HttpStatus,
  MethodArgumentTypeMismatchException,
  Model,
  RequestMapping,
  RequestParam,
  ResponseBody,
  ResponseEntity,
  ResponseStatus,
} from '@vernal/web';
import {
  ForAdvice,
  InputFailure,
  OutOfBounds,
  OutOfStock,
  Reasoned,
  ShopException,
  SoldOut,
  StateFailure,
  Unknown,
  Unpaid,
  UnsupportedOperation,
  WithCause,
  Wrapper,
  Written,
} from './failures.js';

const FAILURES: Readonly<Record<string, () => Error>> = {
  shop: () => new ShopException(),
  stock: () => new OutOfStock(),
  sold: () => new SoldOut(),
  unpaid: () => new Unpaid(12),
  cause: () => new Wrapper('', { cause: new Unpaid(3) }),
  'deep-cause': () => new Wrapper('', { cause: new Wrapper('', { cause: new SoldOut() }) }),
  'shop-cause': () => new ShopException('', { cause: new Unpaid(4) }),
  io: () => new InputFailure(),
  state: () => new StateFailure(),
  'handler-fails': () => new UnsupportedOperation(),
  view: () => new OutOfBounds(),
  written: () => new Written(),
  reasoned: () => new Reasoned(),
  'advice-cause': () => new ForAdvice('', { cause: new Unpaid(6) }),
  advice: () => new ForAdvice(),
  both: () => new WithCause('', { cause: new Unknown() }),
  unknown: () => new Unknown(),
};

/** Exception handlers in the controller itself: the closest match wins, causes are looked through. */
@Controller()
@RequestMapping('/exceptions/local')
export class LocalHandlersController {
  @GetMapping('/throw')
  @ResponseBody()
  fail(@RequestParam('what') what: string, model: Model): string {
    model.addAttribute('left', 'behind');
    const failure = FAILURES[what];
    if (failure) throw failure();
    return 'fine';
  }

  @GetMapping('/number')
  @ResponseBody()
  number(@RequestParam('n', { type: Integer, nullable: false }) n: number): string {
    return `n=${n}`;
  }

  @ExceptionHandler()
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  @ResponseBody()
  shop(_failure: ShopException): string {
    return 'shop';
  }

  @ExceptionHandler(OutOfStock)
  stock(): ResponseEntity<string> {
    return ResponseEntity.status(HttpStatus.CONFLICT).header('X-Handled', 'stock').body('out of stock');
  }

  /** The declared type decides, and the value of the exception is at hand; so are the request and the failed handler. */
  @ExceptionHandler()
  @ResponseStatus(HttpStatus.PAYMENT_REQUIRED)
  @ResponseBody()
  unpaid(failure: Unpaid, request: HttpServletRequest, handler: HandlerMethod): Record<string, unknown> {
    return { amount: failure.amount, what: request.getParameter('what'), handler: handler.methodName };
  }

  /** One handler for two types; without a status it is 200. */
  @ExceptionHandler(InputFailure, StateFailure)
  @ResponseBody()
  either(failure: Error): string {
    return failure instanceof InputFailure ? 'either io' : 'either state';
  }

  /** An exception in an exception handler: the original one goes on as if unhandled. */
  @ExceptionHandler()
  @ResponseBody()
  failing(_failure: UnsupportedOperation): string {
    throw new Unknown();
  }

  /** Nothing is returned and the response is written by hand. */
  @ExceptionHandler()
  async written(_failure: Written, response: HttpServletResponse): Promise<void> {
    response.status = 507;
    response.contentType = 'text/plain;charset=UTF-8';
    await response.write('written by hand');
  }

  /** A reason makes it an error of the container; the text is not written. */
  @ExceptionHandler()
  @ResponseStatus({ code: HttpStatus.EXPECTATION_FAILED, reason: 'so it is' })
  @ResponseBody()
  reasoned(_failure: Reasoned): string {
    return 'never seen';
  }

  /** The exception and its cause are both arguments. */
  @ExceptionHandler(WithCause)
  @ResponseBody()
  both(failure: WithCause, cause: Unknown): string {
    return `both ${failure.cause === cause}`;
  }

  /** An exception handler may name a view; the model of the failed handler is not in it. */
  @ExceptionHandler()
  view(_failure: OutOfBounds, model: Model): string {
    model.addAttribute('problem', 'index');
    return 'error-page';
  }

  /** Failures before the handler runs are handled here too. */
  @ExceptionHandler()
  @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
  @ResponseBody()
  mismatch(failure: MethodArgumentTypeMismatchException): string {
    return `mismatch of ${failure.argumentName}: ${String(failure.value)}`;
  }
}
