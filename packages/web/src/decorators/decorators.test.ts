import assert from 'node:assert/strict';
import {
  COMPONENT,
  findAnnotation,
  findClassAnnotation,
  findMemberAnnotation,
  parameterAnnotations,
} from '@vernal/core';
import { CONTROLLER, RestController } from './controller.js';
import { EXCEPTION_HANDLER, ExceptionHandler } from './exception-handler.js';
import { GetMapping, REQUEST_MAPPING, RequestMapping } from './request-mapping.js';
import { REQUEST_PARAM, RequestParam } from './request-param.js';
import { RESPONSE_BODY } from './response-body.js';

@RestController('orders')
@RequestMapping(['/orders', '/o'])
class OrderController {
  @GetMapping({ path: '/{id}', produces: 'application/json' })
  show(@RequestParam('verbose', { required: false }) verbose: boolean): string {
    return String(verbose);
  }

  @ExceptionHandler(RangeError, TypeError)
  failed(): void {}

  @ExceptionHandler({ exception: SyntaxError, produces: 'text/html' })
  failedAsPage(): void {}
}

describe('web decorators', () => {
  it('make a rest controller a component, a controller and a writer of bodies', () => {
    assert.deepEqual(findClassAnnotation(OrderController, COMPONENT), { value: 'orders' });
    assert.ok(findClassAnnotation(OrderController, CONTROLLER));
    assert.ok(findClassAnnotation(OrderController, RESPONSE_BODY));
  });

  it('record paths in every form and the method of a composed mapping', () => {
    assert.deepEqual(findClassAnnotation(OrderController, REQUEST_MAPPING), { path: ['/orders', '/o'] });
    assert.deepEqual(findMemberAnnotation(OrderController, 'show', REQUEST_MAPPING), {
      path: '/{id}',
      produces: 'application/json',
      method: 'GET',
    });
  });

  it('record a name beside other options', () => {
    const found = findAnnotation(parameterAnnotations(OrderController, 'show', 0), REQUEST_PARAM);
    assert.deepEqual(found, { name: 'verbose', required: false });
  });

  it('record error classes given one by one and as an option', () => {
    assert.deepEqual(findMemberAnnotation(OrderController, 'failed', EXCEPTION_HANDLER), {
      exception: [RangeError, TypeError],
    });
    assert.deepEqual(findMemberAnnotation(OrderController, 'failedAsPage', EXCEPTION_HANDLER), {
      exception: SyntaxError,
      produces: 'text/html',
    });
  });
});
