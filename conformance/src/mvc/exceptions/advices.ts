import { Order } from '@vernal/core';
import { ExceptionHandler, HttpStatus, ResponseStatus, RestControllerAdvice } from '@vernal/web';
import * as alpha from './alpha/alpha-controller.js';
import { ForAdvice, ForAdviceToo, Unpaid } from './failures.js';
import { MARKED } from './marked.js';
import { NamedController } from './throwing-controllers.js';

// Advices in their order; the first one with any match wins, even if a later one would match more closely.

@Order(10)
@RestControllerAdvice({ annotations: [MARKED] })
export class ForMarked {
  @ExceptionHandler()
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  handle(_failure: ForAdvice): string {
    return 'advice for marked';
  }
}

@Order(20)
@RestControllerAdvice({ assignableTypes: [NamedController] })
export class ForNamed {
  @ExceptionHandler()
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  handle(_failure: ForAdvice): string {
    return 'advice for named';
  }
}

@Order(25)
@RestControllerAdvice({ modules: [alpha] })
export class ForAlpha {
  @ExceptionHandler()
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  handle(_failure: ForAdvice): string {
    return 'advice for alpha';
  }
}

/** For all controllers. */
@Order(30)
@RestControllerAdvice()
export class ForAll {
  @ExceptionHandler()
  @ResponseStatus(HttpStatus.NOT_FOUND)
  handle(_failure: ForAdvice): string {
    return 'advice for all';
  }
}

/** Later in order, so its closer match for ForAdviceToo is never seen; but Unpaid is. */
@Order(40)
@RestControllerAdvice()
export class Last {
  @ExceptionHandler()
  @ResponseStatus(HttpStatus.I_AM_A_TEAPOT)
  handle(_failure: ForAdviceToo): string {
    return 'last advice';
  }

  @ExceptionHandler()
  @ResponseStatus(HttpStatus.PAYMENT_REQUIRED)
  unpaid(failure: Unpaid): string {
    return `last advice: ${failure.amount}`;
  }
}
