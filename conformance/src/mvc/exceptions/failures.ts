import { HttpStatus, ResponseStatus } from '@vernal/web';

/** Base of a small family. */
export class ShopException extends Error {}

export class OutOfStock extends ShopException {}

export class SoldOut extends OutOfStock {}

export class Unpaid extends ShopException {
  readonly amount: number;

  constructor(amount: number) {
    super();
    this.amount = amount;
  }
}

/** Nobody handles it; it may carry a cause that somebody does. */
export class Wrapper extends Error {}

/** Nobody handles it and nothing says what it means. */
export class Unknown extends Error {}

@ResponseStatus(HttpStatus.GONE)
export class Vanished extends Error {}

@ResponseStatus({ code: HttpStatus.PAYMENT_REQUIRED, reason: 'pay first' })
export class PayFirst extends Error {}

/** The status is inherited from the base class. */
export class VanishedForEver extends Vanished {}

/** Mapped to a view by the SimpleMappingExceptionResolver, see MainConfig. */
export class Mapped extends Error {}

export class MappedMore extends Mapped {}

export class MappedElsewhere extends Error {}

/** Handled by advices only. */
export class ForAdvice extends Error {}

export class ForAdviceToo extends ForAdvice {}

/** Its handler writes the response itself. */
export class Written extends Error {}

/** Its handler has a status with a reason. */
export class Reasoned extends Error {}

/** Its handler takes the cause as well. */
export class WithCause extends Error {}

/** Handled by the answer type that the client accepts. */
export class Negotiated extends Error {}

export class InputFailure extends Error {}

export class StateFailure extends Error {}

export class UnsupportedOperation extends Error {}

export class OutOfBounds extends Error {}
