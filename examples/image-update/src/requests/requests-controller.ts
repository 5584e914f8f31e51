import { Controller, GetMapping, ModelAndView } from '@vernal/web';
import { RequestLog } from './request-log.js';

/** Shows the studio's user what was asked for, and what it cost. */
@Controller()
export class RequestsController {
  readonly #log: RequestLog;

  constructor(log: RequestLog) {
    this.#log = log;
  }

  @GetMapping('/studio/requests')
  requests(): ModelAndView {
    return new ModelAndView('requests', { entries: this.#log.entries });
  }
}
