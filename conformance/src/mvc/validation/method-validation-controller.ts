import { BindingResult, Integer, Max, Min, NotBlank, NotEmpty, Pattern, Size, Valid } from '@vernal/core';
import {
  GetMapping,
  ModelAttribute,
  PathVariable,
  PostMapping,
  RequestBody,
  RequestHeader,
  RequestMapping,
  RequestParam,
  RestController,
} from '@vernal/web';
import { javaText } from '../../support/java-text.js';
import { Account, Contact } from './account.js';

/** Constraints on the handler's parameters themselves: all arguments are checked together before the handler runs. */
@RestController()
@RequestMapping('/validation/method')
export class MethodValidationController {
  @GetMapping('/param')
  param(
    @RequestParam('page', { type: Integer, nullable: false }) @Min(1) @Max(50) page: number,
    @RequestParam('sort', { defaultValue: 'name' }) @Pattern('[a-z]+') sort: string,
  ): string {
    return `page=${page} sort=${sort}`;
  }

  @GetMapping('/path/{code}')
  path(
    @PathVariable('code') @Size({ min: 2, max: 4 }) code: string,
    @RequestHeader('X-Word', { required: false }) @NotBlank() word: string,
  ): string {
    return `code=${code} word=${word}`;
  }

  /** A constraint on an argument beside an object marked @Valid: both are reported in one failure. */
  @PostMapping('/mixed')
  mixed(
    @RequestParam('n', { type: Integer, nullable: false }) @Min(10) n: number,
    @Valid() @RequestBody() account: Account,
  ): string {
    return account && `mixed ${n}`;
  }

  /** With a constraint on a parameter and a BindingResult behind the object, object errors alone go to the BindingResult. */
  @RequestMapping('/mixed-result')
  mixedResult(
    @RequestParam('n', { type: Integer, nullable: false }) @Min(10) n: number,
    @Valid() @ModelAttribute('account') account: Account,
    result: BindingResult,
  ): string {
    void [n, account];
    return `errors=${result.getErrorCount()}`;
  }

  /** Each element of the list is validated, with its index. */
  @PostMapping('/list')
  list(@RequestBody({ of: Contact }) @NotEmpty() @Valid() contacts: Contact[]): string {
    return `contacts=${contacts.length}`;
  }

  @GetMapping('/words')
  words(@RequestParam('w', { of: String }) @Size({ max: 3 }) @NotBlank({ each: true }) w: string[]): string {
    return `words=${javaText(w)}`;
  }
}
