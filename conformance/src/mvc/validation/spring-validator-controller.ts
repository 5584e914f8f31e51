import { BindingResult, Validated } from '@vernal/core';
import {
  InitBinder,
  ModelAttribute,
  PostMapping,
  RequestBody,
  RequestMapping,
  RestController,
  WebDataBinder,
} from '@vernal/web';
import { codesWithoutType, errorList, type ListedError } from '../binding/error-list.js';
import { Period } from './period.js';
import { PeriodValidator } from './period-validator.js';

/** A hand-written validator, registered with the binder of one object. */
@RestController()
@RequestMapping('/validation/period')
export class SpringValidatorController {
  @InitBinder('period')
  validator(binder: WebDataBinder): void {
    binder.addValidators(new PeriodValidator());
  }

  @RequestMapping('/form')
  form(@Validated() @ModelAttribute('period') period: Period): string {
    return `period ${period.label}`;
  }

  @RequestMapping('/result')
  result(@Validated() @ModelAttribute('period') _period: Period, result: BindingResult): ListedError[] {
    return errorList(result);
  }

  /** The message codes of the global error, or of the first field error. */
  @RequestMapping('/codes')
  codes(@Validated() @ModelAttribute('period') _period: Period, result: BindingResult): string[] {
    const error = result.getGlobalError() ?? result.getFieldError();
    if (error === undefined) throw new RangeError('There are no errors');
    return codesWithoutType(error);
  }

  @PostMapping('/body')
  body(@Validated() @RequestBody() period: Period): string {
    return `period ${period.label}`;
  }

  /** Not annotated: the validator is there but does not run. */
  @RequestMapping('/unchecked')
  unchecked(@ModelAttribute('period') period: Period): string {
    return `unchecked ${period.from}..${period.to}`;
  }

  /** Errors may also be added by the handler itself. */
  @RequestMapping('/by-hand')
  byHand(@ModelAttribute('period') period: Period, result: BindingResult): ListedError[] {
    if (period.label === 'taken') result.rejectValue('label', 'label.taken');
    result.reject('always');
    return errorList(result);
  }
}
