import { BindingResult, Default, Integer, Valid, Validated } from '@vernal/core';
import { ModelAttribute, PathVariable, PostMapping, RequestBody, RequestMapping, RestController } from '@vernal/web';
import { codesWithoutType, errorList, type ListedError } from '../binding/error-list.js';
import { Account, Changing, Contact, Creating } from './account.js';

/** One object is validated: from a form or from a body, in the default group or in others. */
@RestController()
@RequestMapping('/validation')
export class ValidationController {
  @PostMapping('/body')
  body(@Valid() @RequestBody() account: Account): string {
    return `valid ${account.name}`;
  }

  /** A body may have a BindingResult behind it too. */
  @PostMapping('/body-result')
  bodyResult(@Valid() @RequestBody() account: Account, result: BindingResult): object {
    return { name: account.name, errors: errorList(result) };
  }

  /** Not annotated for validation: anything goes. */
  @PostMapping('/unchecked')
  unchecked(@RequestBody() account: Account): string {
    return `unchecked ${account.name}`;
  }

  @RequestMapping('/form')
  form(@Valid() @ModelAttribute('account') account: Account): string {
    return `valid ${account.name}`;
  }

  /** Conversion failures and constraint violations are reported together. */
  @RequestMapping('/form-result')
  formResult(@Valid() @ModelAttribute('account') _account: Account, result: BindingResult): ListedError[] {
    return errorList(result);
  }

  /** The message codes of the first error of the field "name" or, if that is fine, of any field. */
  @RequestMapping('/codes')
  codes(@Valid() @ModelAttribute('account') _account: Account, result: BindingResult): string[] {
    const error = result.getFieldError('name') ?? result.getFieldError();
    if (error === undefined) throw new RangeError('There are no errors');
    return codesWithoutType(error);
  }

  /** Two BindingResults, each behind its own object. */
  @RequestMapping('/two')
  two(
    @Valid() @ModelAttribute('a') _a: Account,
    aResult: BindingResult,
    @Valid() @ModelAttribute('b') _b: Contact,
    bResult: BindingResult,
  ): ListedError[][] {
    return [errorList(aResult), errorList(bResult)];
  }

  // ---- groups

  @PostMapping('/create')
  create(@Validated(Creating) @RequestBody() _account: Account): string {
    return 'created';
  }

  @PostMapping('/change/{id}')
  change(
    @PathVariable('id', { type: Integer, nullable: false }) id: number,
    @Validated(Changing, Default) @RequestBody() _account: Account,
  ): string {
    return `changed ${id}`;
  }

  /** Without a group, @Validated is like @Valid. */
  @PostMapping('/validated')
  validated(@Validated() @RequestBody() _account: Account): string {
    return 'valid';
  }
}
