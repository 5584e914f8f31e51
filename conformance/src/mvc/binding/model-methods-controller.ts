import { BindingResult } from '@vernal/core';
import { Controller, Model, ModelAttribute, PathVariable, RequestMapping, RequestParam } from '@vernal/web';
import { Point } from '../args/custom-argument-controller.js';
import { Book } from '../support/book.js';

/** Methods marked @ModelAttribute run before each handler and fill the model. The answers are views, "view=NAME model={…}". */
@Controller()
@RequestMapping('/binding/model')
export class ModelMethodsController {
  /** Needs "base" in the model, so it runs after the method that puts it there, although it comes first. */
  @ModelAttribute('derived')
  derived(@ModelAttribute('base') base: string): string {
    return `${base}!`;
  }

  @ModelAttribute('base')
  base(@RequestParam('base', { defaultValue: 'b' }) base: string): string {
    return base;
  }

  /** No name: taken from the type, "book". */
  @ModelAttribute()
  loaded(@RequestParam('load', { defaultValue: 'Loaded' }) title: string): Book {
    return Book.of(title, 10);
  }

  /** Returns nothing and adds what it likes. */
  @ModelAttribute()
  several(model: Model): void {
    model.addAttribute('one', 1);
    model.addAttribute('two', ['x', 'y']);
  }

  @RequestMapping('/all')
  all(): string {
    return 'all';
  }

  /** The parameter is the object from the model, and the request's parameters are set upon it. */
  @RequestMapping('/update')
  update(@ModelAttribute('book') _book: Book): string {
    return 'update';
  }

  /** A handler's own attribute replaces that of the method. */
  @RequestMapping('/replace')
  replace(model: Model): string {
    model.addAttribute('base', 'replaced');
    return 'replace';
  }

  /** The view name comes from the path; the returned object goes into the model under the name given. */
  @RequestMapping('/returned')
  @ModelAttribute('answer')
  returned(): Book {
    return Book.of('Returned', 1);
  }

  /** Path variables take part in binding like parameters: a new Book is made, and its title comes from the path. */
  @RequestMapping('/path/{title}')
  path(@ModelAttribute('fresh') _book: Book, _result: BindingResult): string {
    return 'path';
  }

  /** A path variable named like the attribute is converted to it, by the application's converter. */
  @RequestMapping('/point/{at}')
  point(@ModelAttribute('at') _at: Point): string {
    return 'point';
  }

  @RequestMapping('/read/{base}')
  read(@ModelAttribute('base', { binding: false }) base: string, @PathVariable('base') path: string): string {
    return `read-${base}-${path}`;
  }
}
