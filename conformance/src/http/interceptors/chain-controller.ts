import { setTimeout } from 'node:timers/promises';
import { Integer } from '@vernal/core';
import {
  type Callable,
  Controller,
  CrossOrigin,
  DeferredResult,
  ExceptionHandler,
  GetMapping,
  HttpServletRequest,
  HttpServletResponse,
  HttpStatus,
  Model,
  PathVariable,
  RequestAttribute,
  RequestMapping,
  RequestParam,
  ResponseBody,
  ResponseStatus,
} from '@vernal/web';
import { Crash } from '../support/crash.js';
import { Rejected } from '../support/rejected.js';
import { Traces } from '../support/traces.js';

/** Handlers of all kinds below /chain; each adds "handler" to the trace. */
@Controller()
@RequestMapping('/chain')
export class ChainController {
  readonly #traces: Traces;

  constructor(traces: Traces) {
    this.#traces = traces;
  }

  /** The same small handler behind many paths, so that only the interceptors' patterns differ. */
  @GetMapping({
    path: [
      '/plain',
      '/notes.txt',
      '/open',
      '/open/door',
      '/open/deep',
      '/open/mapped',
      '/area/deep',
      '/area/deep/er',
      '/mapped/deep',
      '/mapped/not/this',
      '/mapped',
    ],
    produces: 'text/plain',
  })
  @ResponseBody()
  plain(request: HttpServletRequest): string {
    this.#traces.add(request, 'handler');
    return 'plain';
  }

  /** A view: postHandle sees its name. */
  @GetMapping('/view')
  view(request: HttpServletRequest, model: Model): string {
    this.#traces.add(request, 'handler');
    model.addAttribute('title', 'A page');
    return 'page';
  }

  /** The view fails, not the handler. */
  @GetMapping('/broken-view')
  brokenView(request: HttpServletRequest): string {
    this.#traces.add(request, 'handler');
    return 'broken';
  }

  /** The handler writes the response itself, so there is no view and no return value. */
  @GetMapping('/direct')
  async direct(request: HttpServletRequest, response: HttpServletResponse): Promise<void> {
    this.#traces.add(request, 'handler');
    response.contentType = 'text/plain;charset=UTF-8';
    await response.write('direct');
  }

  @GetMapping('/rejecting')
  @ResponseBody()
  rejecting(request: HttpServletRequest): string {
    this.#traces.add(request, 'handler');
    throw new Rejected('handler');
  }

  @GetMapping('/crashing')
  @ResponseBody()
  crashing(request: HttpServletRequest): string {
    this.#traces.add(request, 'handler');
    throw new Crash('handler');
  }

  /** The handler never runs: its parameter cannot be converted. */
  @GetMapping('/number')
  @ResponseBody()
  number(@RequestParam({ type: Integer, nullable: false }) n: number): string {
    return `number ${n}`;
  }

  /** With a cross-origin rule: the check comes before all interceptors, and for a preflight request the handler is not called. */
  @CrossOrigin('https://a.example')
  @GetMapping('/cross')
  @ResponseBody()
  cross(request: HttpServletRequest): string {
    this.#traces.add(request, 'handler');
    return 'cross';
  }

  @GetMapping('/redirecting')
  redirecting(request: HttpServletRequest): string {
    this.#traces.add(request, 'handler');
    return 'redirect:/chain/plain';
  }

  /** The forwarded request passes through the interceptors of its own path. */
  @GetMapping(['/forwarding', '/open/forwarding'])
  forwarding(request: HttpServletRequest): string {
    this.#traces.add(request, 'forwarding handler');
    return 'forward:/chain/plain';
  }

  /** The work is done after the first dispatch has ended; the request is dispatched a second time with its result. */
  @GetMapping(['/callable', '/open/callable'])
  @ResponseBody()
  callable(
    @RequestParam({ required: false, type: String }) trace: string | undefined,
    @RequestParam({ defaultValue: '' }) work: string,
  ): Callable<string> {
    this.#traces.add(trace, 'handler');
    return async () => {
      await setTimeout(60); // meanwhile the first dispatch ends
      this.#traces.add(trace, 'work');
      if (work === 'reject') throw new Rejected('work');
      if (work === 'crash') throw new Crash('work');
      return 'called';
    };
  }

  /** The result is there before the handler returns; the second dispatch happens all the same. */
  @GetMapping('/deferred')
  @ResponseBody()
  deferred(request: HttpServletRequest): DeferredResult<string> {
    this.#traces.add(request, 'handler');
    const result = new DeferredResult<string>();
    result.setResult('deferred');
    return result;
  }

  @GetMapping('/layout/{section}')
  layout(@PathVariable() section: string, @RequestAttribute() visitor: string, model: Model): string {
    model.addAttribute('visitor', visitor);
    return section === 'away' ? 'redirect:/chain/plain' : `section-${section}`;
  }

  @GetMapping('/layout/text')
  @ResponseBody()
  layoutText(): string {
    return 'no layout for a body';
  }

  @ExceptionHandler()
  @ResponseBody()
  @ResponseStatus(HttpStatus.CONFLICT)
  rejected(failure: Rejected, request: HttpServletRequest): string {
    this.#traces.add(request, 'exception handler');
    return `rejected: ${failure.message}`;
  }
}
