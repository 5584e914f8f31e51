import { type Class, type Errors, isAssignable, rejectIfEmptyOrWhitespace, type Validator } from '@vernal/core';
import { Period } from './period.js';

/** A validator written by hand: one required field, one comparison over the whole object. */
export class PeriodValidator implements Validator {
  supports(type: Class): boolean {
    return isAssignable(type, Period);
  }

  validate(period: Period, errors: Errors): void {
    rejectIfEmptyOrWhitespace(errors, 'label', 'label.required');
    if (!errors.hasFieldErrors('from') && !errors.hasFieldErrors('to') && period.from > period.to) {
      errors.reject('period.reversed');
    }
    if (period.from < 0) errors.rejectValue('from', 'from.negative');
  }
}
