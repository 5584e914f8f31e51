import { Controller, GetMapping, Model, RequestMapping, RequestParam } from '@vernal/web';
import { Mapped, MappedElsewhere, MappedMore, Unknown, Unpaid, Vanished } from './failures.js';

const FAILURES: Readonly<Record<string, () => Error>> = {
  mapped: () => new Mapped(),
  more: () => new MappedMore(),
  elsewhere: () => new MappedElsewhere(),
  unpaid: () => new Unpaid(5),
  vanished: () => new Vanished(),
};

/** Exceptions that a SimpleMappingExceptionResolver turns into views; it looks after this controller only. */
@Controller()
@RequestMapping('/exceptions/mapped')
export class MappedController {
  @GetMapping('/throw')
  fail(@RequestParam('what') what: string, model: Model): string {
    model.addAttribute('left', 'behind');
    throw FAILURES[what]?.() ?? new Unknown();
  }
}
