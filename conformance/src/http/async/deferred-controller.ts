import {
  AsyncRequestTimeoutException,
  Controller,
  DeferredResult,
  ExceptionHandler,
  GetMapping,
  HttpStatus,
  RequestMapping,
  RequestParam,
  ResponseBody,
  ResponseEntity,
  ResponseStatus,
} from '@vernal/web';
import { Crash } from '../support/crash.js';
import { Rejected } from '../support/rejected.js';
import { Item } from './item.js';
import { later } from './later.js';

/** Results that are set from outside: DeferredResult, also where the Java source has futures. */
@Controller()
@RequestMapping('/async/deferred')
export class DeferredController {
  @GetMapping('/body')
  @ResponseBody()
  body(): DeferredResult<string> {
    return soon('set later');
  }

  @GetMapping('/json')
  @ResponseBody()
  json(): DeferredResult<Item> {
    return soon(new Item(1, 'deferred'));
  }

  @GetMapping('/view')
  view(): DeferredResult<string> {
    return soon('deferred-page');
  }

  @GetMapping('/entity')
  entity(): DeferredResult<ResponseEntity<Item>> {
    return soon(ResponseEntity.status(201).header('X-Later', 'yes').body(new Item(2, 'entity')));
  }

  /** Only the first result counts. */
  @GetMapping('/twice')
  @ResponseBody()
  twice(): DeferredResult<string> | null {
    const result = new DeferredResult<string>();
    const first = result.setResult('first');
    const second = result.setResult('second');
    const error = result.setErrorResult(new Rejected('third'));
    return first && !second && !error ? result : null;
  }

  /** An error result that is an exception goes to the exception handlers … */
  @GetMapping('/reject')
  @ResponseBody()
  reject(): DeferredResult<string> {
    return soonFailed(new Rejected('deferred'));
  }

  /** … one that nobody handles … */
  @GetMapping('/crash')
  @ResponseBody()
  crash(): DeferredResult<string> {
    return soonFailed(new Crash('deferred'));
  }

  /** … and one that is no exception is an ordinary return value. */
  @GetMapping('/error-value')
  @ResponseBody()
  errorValue(): DeferredResult<string> {
    return soonFailed('an error as text');
  }

  /** Never set: the handler of the timeout exception below answers. ?rescue lets the configured interceptor answer. */
  @GetMapping('/never')
  @ResponseBody()
  never(): DeferredResult<string> {
    return new DeferredResult(100);
  }

  @GetMapping('/never-with-value')
  @ResponseBody()
  neverWithValue(): DeferredResult<string> {
    return new DeferredResult(100, 'value for the timeout');
  }

  @GetMapping('/never-with-callback')
  @ResponseBody()
  neverWithCallback(@RequestParam({ defaultValue: 'result' }) set: string): DeferredResult<string> {
    const result = new DeferredResult<string>(100);
    return result.onTimeout(() => {
      if (set === 'result') result.setResult('set by onTimeout');
      else result.setErrorResult(new Rejected('onTimeout'));
    });
  }

  @GetMapping('/future')
  @ResponseBody()
  future(): DeferredResult<Item> {
    return soon(new Item(3, 'future'));
  }

  @GetMapping('/stage-view')
  stageView(): DeferredResult<string> {
    return settled(Promise.resolve('stage-page'));
  }

  @GetMapping('/future-entity')
  futureEntity(): DeferredResult<ResponseEntity<string>> {
    return settled(Promise.resolve(ResponseEntity.status(409).body('conflict')));
  }

  @GetMapping('/future-reject')
  @ResponseBody()
  futureReject(): DeferredResult<string> {
    return soonFailed(new Rejected('future'));
  }

  /** The failure of a later stage counts, too. */
  @GetMapping('/future-chain-reject')
  @ResponseBody()
  futureChainReject(): DeferredResult<string> {
    return settled(
      Promise.resolve('start').then((text) => {
        throw new Rejected(`stage after ${text}`);
      }),
    );
  }

  @GetMapping('/future-crash')
  @ResponseBody()
  futureCrash(): DeferredResult<string> {
    return settled(Promise.reject(new Crash('future')));
  }

  /** No result object at all. */
  @GetMapping('/null')
  @ResponseBody()
  nothing(): DeferredResult<string> | null {
    return null;
  }

  @ExceptionHandler()
  @ResponseBody()
  @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
  rejected(failure: Rejected): string {
    return `rejected: ${failure.message}`;
  }

  @ExceptionHandler(AsyncRequestTimeoutException)
  timeout(): ResponseEntity<string> {
    return ResponseEntity.status(504).body('timed out');
  }
}

function soon<T>(value: T): DeferredResult<T> {
  const result = new DeferredResult<T>();
  later(() => result.setResult(value));
  return result;
}

function soonFailed<T>(error: unknown): DeferredResult<T> {
  const result = new DeferredResult<T>();
  later(() => result.setErrorResult(error));
  return result;
}

/** What the Java source does with a CompletableFuture. */
function settled<T>(future: Promise<T>): DeferredResult<T> {
  const result = new DeferredResult<T>();
  future.then(
    (value) => result.setResult(value),
    (error: unknown) => result.setErrorResult(error),
  );
  return result;
}
