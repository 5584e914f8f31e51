import { setTimeout } from 'node:timers/promises';
import {
  type Callable,
  Controller,
  ExceptionHandler,
  GetMapping,
  HttpServletResponse,
  HttpStatus,
  Model,
  PostMapping,
  RequestBody,
  RequestMapping,
  ResponseBody,
  ResponseEntity,
  ResponseStatus,
  ResponseStatusException,
  WebAsyncTask,
} from '@vernal/web';
import { Crash } from '../support/crash.js';
import { Rejected } from '../support/rejected.js';
import { Item } from './item.js';

/** Callable and WebAsyncTask: what they return is treated like the return value of the method itself. */
@Controller()
@RequestMapping('/async/callable')
export class CallableController {
  @GetMapping('/body')
  @ResponseBody()
  body(): Callable<string> {
    return () => 'from another thread';
  }

  @PostMapping('/json')
  @ResponseBody()
  json(@RequestBody() name: string): Callable<Item> {
    return () => new Item(7, name);
  }

  /** A view name, with the model of the method. */
  @GetMapping('/view')
  view(model: Model): Callable<string> {
    model.addAttribute('early', 'set before');
    return () => {
      model.addAttribute('late', 'set in the other thread');
      return 'async-page';
    };
  }

  @GetMapping('/redirect')
  redirect(): Callable<string> {
    return () => 'redirect:/async/callable/body';
  }

  @GetMapping('/entity')
  entity(): Callable<ResponseEntity<string>> {
    return () => ResponseEntity.status(202).header('X-Later', 'yes').body('entity');
  }

  @GetMapping('/null')
  @ResponseBody()
  nothing(): Callable<null> {
    return () => null;
  }

  @GetMapping('/status')
  @ResponseBody()
  @ResponseStatus(HttpStatus.ACCEPTED)
  status(): Callable<string> {
    return () => 'accepted';
  }

  /** A header set before the other work starts. */
  @GetMapping('/header')
  @ResponseBody()
  header(response: HttpServletResponse): Callable<string> {
    response.setHeader('X-Early', 'yes');
    return () => 'header';
  }

  @GetMapping('/reject')
  @ResponseBody()
  reject(): Callable<string> {
    return () => {
      throw new Rejected('callable');
    };
  }

  @GetMapping('/crash')
  @ResponseBody()
  crash(): Callable<string> {
    return () => {
      throw new Crash('callable');
    };
  }

  @GetMapping('/status-exception')
  @ResponseBody()
  statusException(): Callable<string> {
    return () => {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    };
  }

  /** The method fails before there is anything to call. */
  @GetMapping('/reject-early')
  @ResponseBody()
  rejectEarly(): Callable<string> {
    throw new Rejected('early');
  }

  @GetMapping('/task')
  @ResponseBody()
  task(): WebAsyncTask<string> {
    return new WebAsyncTask(2000, () => 'task');
  }

  /** Too slow, and nobody answers instead: 503 (unless ?rescue). */
  @GetMapping('/slow')
  @ResponseBody()
  slow(): WebAsyncTask<string> {
    return new WebAsyncTask(100, sleep);
  }

  /** Too slow, but the task has an answer for that. */
  @GetMapping('/slow-answered')
  @ResponseBody()
  slowAnswered(): WebAsyncTask<string> {
    return new WebAsyncTask<string>(100, sleep).onTimeout(() => 'answered by onTimeout');
  }

  @GetMapping('/slow-rejected')
  @ResponseBody()
  slowRejected(): WebAsyncTask<string> {
    return new WebAsyncTask<string>(100, sleep).onTimeout(() => {
      throw new Rejected('timeout');
    });
  }

  @ExceptionHandler()
  @ResponseBody()
  @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
  rejected(failure: Rejected): string {
    return `rejected: ${failure.message}`;
  }
}

/** The timeout interrupts the work; it ends some time later, and nobody wants its result any more. */
async function sleep(signal: AbortSignal): Promise<string> {
  try {
    await setTimeout(4000, undefined, { signal });
  } catch {
    await setTimeout(1000);
  }
  return 'too late';
}
