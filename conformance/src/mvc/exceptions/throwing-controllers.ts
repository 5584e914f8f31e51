import { ExceptionHandler, GetMapping, RequestMapping, RequestParam, RestController } from '@vernal/web';
import { ForAdvice, ForAdviceToo } from './failures.js';
import { Marked } from './marked.js';

/** Controllers that throw the same exceptions; which advice handles them depends on the controller. */
export abstract class ThrowingController {
  @GetMapping('/throw')
  fail(@RequestParam('too', { nullable: false, defaultValue: 'false' }) too: boolean): string {
    throw too ? new ForAdviceToo() : new ForAdvice();
  }
}

/** Neither marked nor named by any advice. */
@RestController()
@RequestMapping('/exceptions/advised/ordinary')
export class OrdinaryController extends ThrowingController {}

@Marked()
@RestController()
@RequestMapping('/exceptions/advised/marked')
export class MarkedController extends ThrowingController {}

@RestController()
@RequestMapping('/exceptions/advised/named')
export class NamedController extends ThrowingController {}

/** Has a handler of its own: it comes before any advice, even for a less close match. */
@Marked()
@RestController()
@RequestMapping('/exceptions/advised/own')
export class OwnController extends ThrowingController {
  @ExceptionHandler()
  own(_failure: Error): string {
    return 'own';
  }
}
