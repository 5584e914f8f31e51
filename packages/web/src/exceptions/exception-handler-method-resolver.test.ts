import assert from 'node:assert/strict';
import { ExceptionHandler } from '../decorators/exception-handler.js';
import { MediaType } from '../http/media-type.js';
import { ExceptionHandlerMethodResolver } from './exception-handler-method-resolver.js';

class ShopError extends Error {}
class OutOfStock extends ShopError {}
class SoldOut extends OutOfStock {}
class Unpaid extends Error {}

class Shop {
  @ExceptionHandler()
  shop(_error: ShopError): void {}
  @ExceptionHandler(OutOfStock)
  stock(): void {}
  @ExceptionHandler({ exception: Unpaid, produces: 'application/json' })
  unpaidAsJson(): void {}
  @ExceptionHandler({ exception: Unpaid, produces: 'text/html' })
  unpaidAsPage(): void {}
}

class Twice {
  @ExceptionHandler(Unpaid)
  one(): void {}
  @ExceptionHandler(Unpaid)
  two(): void {}
}

class Nothing {
  @ExceptionHandler()
  handle(_text: string): void {}
}

describe('ExceptionHandlerMethodResolver', () => {
  const resolver = new ExceptionHandlerMethodResolver(Shop);
  const methodFor = (error: unknown, type = MediaType.ALL) => resolver.resolve(error, type)?.handlerMethod.methodName;

  it('takes the closest class', () => {
    assert.equal(methodFor(new ShopError()), 'shop');
    assert.equal(methodFor(new OutOfStock()), 'stock');
    assert.equal(methodFor(new SoldOut()), 'stock');
  });

  it('looks at what caused an exception that nobody handles, however deep', () => {
    const cause = new Error('a', { cause: new Error('b', { cause: new SoldOut() }) });
    assert.equal(methodFor(cause), 'stock');
    assert.equal(methodFor(new Error('alone')), undefined);
  });

  it('tells methods apart by what they produce', () => {
    assert.equal(methodFor(new Unpaid(), MediaType.TEXT_HTML), 'unpaidAsPage');
    assert.equal(methodFor(new Unpaid(), MediaType.APPLICATION_JSON), 'unpaidAsJson');
    assert.equal(methodFor(new Unpaid(), MediaType.TEXT_PLAIN), undefined);
  });

  it('does not loop where a cause is its own cause', () => {
    const error: Error & { cause?: unknown } = new Error('self');
    error.cause = error;
    assert.equal(methodFor(error), undefined);
  });

  it('refuses two methods for one exception, and a method for none', () => {
    assert.throws(() => new ExceptionHandlerMethodResolver(Twice), /Twice\.one and Twice\.two both handle Unpaid/);
    assert.throws(() => new ExceptionHandlerMethodResolver(Nothing), /Nothing\.handle handles no exception/);
  });
});
