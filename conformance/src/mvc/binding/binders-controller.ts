import { BindingResult, type Formatter, IllegalArgumentException, StringTrimmerEditor } from '@vernal/core';
import { InitBinder, ModelAttribute, RequestMapping, RequestParam, RestController, WebDataBinder } from '@vernal/web';
import { javaText } from '../../support/java-text.js';
import { errorList } from './error-list.js';
import { Country, Order } from './order.js';

/** Methods marked @InitBinder set up the binder of this controller's objects and parameters. */
@RestController()
@RequestMapping('/binding/binders')
export class BindersController {
  @InitBinder('allowed')
  allow(binder: WebDataBinder): void {
    binder.setAllowedFields('name', 'address.*', 'tags*');
  }

  @InitBinder('disallowed')
  disallow(binder: WebDataBinder): void {
    binder.setDisallowedFields('quantity', 'address.*');
  }

  @InitBinder('required')
  require(binder: WebDataBinder): void {
    binder.setRequiredFields('name', 'due');
  }

  /** Text is trimmed, and empty text becomes null; for this object and for the parameter "word" alike. */
  @InitBinder('trimmed', 'word')
  trim(binder: WebDataBinder): void {
    binder.registerCustomEditor(String, new StringTrimmerEditor(true));
  }

  /** An editor for one field, a formatter for a whole type. */
  @InitBinder('edited')
  edit(binder: WebDataBinder): void {
    binder.registerCustomEditor(String, 'name', {
      parse(text) {
        if (text === '') throw new IllegalArgumentException('empty');
        return text.toUpperCase();
      },
    });
    binder.addCustomFormatter(Country, new CountryFormatter());
  }

  @InitBinder('limited')
  limit(binder: WebDataBinder): void {
    binder.setAutoGrowCollectionLimit(3);
  }

  @InitBinder('closed')
  close(binder: WebDataBinder): void {
    binder.setAutoGrowNestedPaths(false);
  }

  @InitBinder('prefixed')
  prefixes(binder: WebDataBinder): void {
    binder.setFieldDefaultPrefix('default.');
    binder.setFieldMarkerPrefix('marker.');
  }

  @RequestMapping('/allowed')
  allowed(@ModelAttribute('allowed') order: Order, result: BindingResult): object {
    return answer(order, result);
  }

  @RequestMapping('/disallowed')
  disallowed(@ModelAttribute('disallowed') order: Order, result: BindingResult): object {
    return answer(order, result);
  }

  @RequestMapping('/required')
  required(@ModelAttribute('required') order: Order, result: BindingResult): object {
    return answer(order, result);
  }

  @RequestMapping('/trimmed')
  trimmed(@ModelAttribute('trimmed') order: Order, result: BindingResult): object {
    return answer(order, result);
  }

  @RequestMapping('/word')
  word(
    @RequestParam('word', { required: false }) word: string,
    @RequestParam('other', { required: false }) other: string,
  ): string {
    return `[${javaText(word)}] [${javaText(other)}]`;
  }

  @RequestMapping('/edited')
  edited(@ModelAttribute('edited') order: Order, result: BindingResult): object {
    return answer(order, result);
  }

  @RequestMapping('/limited')
  limited(@ModelAttribute('limited') order: Order, result: BindingResult): object {
    return answer(order, result);
  }

  @RequestMapping('/closed')
  closed(@ModelAttribute('closed') order: Order, result: BindingResult): object {
    return answer(order, result);
  }

  @RequestMapping('/prefixed')
  prefixed(@ModelAttribute('prefixed') order: Order, result: BindingResult): object {
    return answer(order, result);
  }

  /** What the binder left out because the field is not allowed. */
  @RequestMapping('/suppressed')
  suppressed(@ModelAttribute('allowed') _order: Order, result: BindingResult): string[] {
    return result.getSuppressedFields().sort();
  }
}

class CountryFormatter implements Formatter<Country> {
  parse(text: string): Country {
    if (text.length !== 2) throw new IllegalArgumentException('not a country');
    const country = new Country();
    country.code = text;
    return country;
  }

  print(country: Country): string {
    return String(country.code);
  }
}

function answer(order: Order, result: BindingResult): object {
  const { name, quantity, express, tags } = order;
  const { street, country } = order.address;
  const errors = errorList(result);
  return { name, quantity, express, street, country: country?.code ?? null, tags, lines: order.lines.length, errors };
}
