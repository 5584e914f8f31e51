import {
  Controller,
  ExceptionHandler,
  GetMapping,
  HttpStatus,
  Model,
  RequestMapping,
  ResponseBody,
  ResponseStatus,
} from '@vernal/web';
import { ForAdvice, ForAdviceToo, Negotiated } from './failures.js';

/** Several handlers for one exception, told apart by what they produce. */
@Controller()
@RequestMapping('/exceptions/negotiated')
export class NegotiatedErrorsController {
  @GetMapping('/throw')
  @ResponseBody()
  fail(): string {
    throw new Negotiated();
  }

  @GetMapping({ path: '/text', produces: 'text/plain' })
  @ResponseBody()
  failText(): string {
    throw new Negotiated();
  }

  /** The closer exception type has only a JSON handler; the base type has one for anything. */
  @GetMapping('/family')
  @ResponseBody()
  family(): string {
    throw new ForAdviceToo();
  }

  @ExceptionHandler({ exception: Negotiated, produces: 'application/json' })
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  @ResponseBody()
  json(): Record<string, string> {
    return { failed: 'json' };
  }

  @ExceptionHandler({ exception: Negotiated, produces: ['text/html', 'application/xhtml+xml'] })
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  html(model: Model): string {
    model.addAttribute('failed', 'html');
    return 'error-page';
  }

  @ExceptionHandler({ exception: ForAdviceToo, produces: 'application/json' })
  @ResponseStatus(HttpStatus.CONFLICT)
  @ResponseBody()
  close(): Record<string, string> {
    return { failed: 'close' };
  }

  @ExceptionHandler(ForAdvice)
  @ResponseStatus(HttpStatus.GONE)
  @ResponseBody()
  base(): string {
    return 'base';
  }
}
