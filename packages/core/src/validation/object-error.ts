import { DefaultMessageSourceResolvable } from '../messages/message-source-resolvable.js';

/** What is wrong with an object as a whole. Source: Spring's `ObjectError`. */
export class ObjectError extends DefaultMessageSourceResolvable {
  constructor(
    readonly objectName: string,
    codes: readonly string[] = [],
    args?: readonly unknown[],
    defaultMessage?: string,
    /** Whether the default message is shown as it is, rather than with arguments put in. */
    readonly isMessageFinal = false,
  ) {
    super(codes, args, defaultMessage);
  }

  override shouldRenderDefaultMessage(): boolean {
    return !this.isMessageFinal;
  }

  override toString(): string {
    return `Error in object '${this.objectName}': codes [${this.codes.join(',')}]; default message [${this.defaultMessage ?? ''}]`;
  }
}

/** What is known of a {@link FieldError}, beside object and field. */
export interface FieldErrorDetails {
  /** The value that was refused. */
  readonly rejectedValue?: unknown;
  /** Whether the value could not be set at all, as opposed to a value that was set and then found invalid. */
  readonly bindingFailure?: boolean;
  /** Codes of its message, the most telling first. Default: none. */
  readonly codes?: readonly string[];
  /** What is put into the message. Default: nothing. */
  readonly arguments?: readonly unknown[] | undefined;
  /** Shown where no code has a message. */
  readonly defaultMessage?: string | undefined;
  /** Whether the default message is shown as it is. Default: where the value could not be set. */
  readonly isMessageFinal?: boolean;
  /** What the error was made of, for those who want to know more. */
  readonly cause?: unknown;
}

/** What is wrong with one field of an object. Source: Spring's `FieldError`. */
export class FieldError extends ObjectError {
  readonly rejectedValue: unknown;
  readonly bindingFailure: boolean;
  readonly cause: unknown;

  constructor(
    objectName: string,
    /** The path of the field: `customer.address.zip`, `lines[0].sku`. */
    readonly field: string,
    details: FieldErrorDetails = {},
  ) {
    const { bindingFailure = false, isMessageFinal = bindingFailure } = details;
    super(objectName, details.codes, details.arguments, details.defaultMessage, isMessageFinal);
    this.rejectedValue = details.rejectedValue ?? null;
    this.bindingFailure = bindingFailure;
    this.cause = details.cause;
  }

  override toString(): string {
    return `Field error in object '${this.objectName}' on field '${this.field}': rejected value [${String(this.rejectedValue)}]; codes [${this.codes.join(',')}]; default message [${this.defaultMessage ?? ''}]`;
  }
}
