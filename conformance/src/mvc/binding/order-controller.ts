import { BindingResult } from '@vernal/core';
import { ModelAttribute, RequestMapping, RestController } from '@vernal/web';
import { codesWithoutType, errorList, type ListedError } from './error-list.js';
import { Line, Order } from './order.js';

/** Command objects filled through setters; the answer is the filled object. */
@RestController()
@RequestMapping('/binding/order')
export class OrderController {
  /** No BindingResult: an error is answered with 400. */
  @RequestMapping('/strict')
  strict(@ModelAttribute('order') order: Order): Order {
    return order;
  }

  /** A BindingResult right behind the object takes the errors. */
  @RequestMapping('/errors')
  errors(
    @ModelAttribute('order') order: Order,
    result: BindingResult,
  ): { readonly order: Order; readonly errors: ListedError[] } {
    return { order, errors: errorList(result) };
  }

  /** The message codes of the first error, and what the form would show again for its field. */
  @RequestMapping('/codes')
  codes(@ModelAttribute('order') _order: Order, result: BindingResult): Record<string, unknown> {
    const error = result.getFieldErrors()[0];
    if (error === undefined) throw new RangeError('There are no errors');
    return {
      object: error.objectName,
      field: error.field,
      codes: codesWithoutType(error),
      shown: result.getFieldValue(error.field),
      bindingFailure: error.bindingFailure,
    };
  }

  /** No annotation at all: a type that is not simple is a command object. */
  @RequestMapping('/implicit')
  implicit(order: Order): string {
    return `${order.name} ${order.quantity}`;
  }

  /** binding=false: the object is made but not filled. */
  @RequestMapping('/unbound')
  unbound(@ModelAttribute('order', { binding: false }) order: Order): string {
    return `${order.name} ${order.quantity}`;
  }

  /** Two objects share the request's parameters. */
  @RequestMapping('/pair')
  pair(
    @ModelAttribute('order') order: Order,
    @ModelAttribute('line') line: Line,
    lineErrors: BindingResult,
  ): unknown[] {
    return [order.name, order.quantity, line.quantity, lineErrors.getErrorCount()];
  }
}
