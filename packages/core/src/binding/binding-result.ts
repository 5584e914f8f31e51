import type { Class } from '../metadata/annotations.js';
import { IllegalArgumentException } from '../util/exceptions.js';
import { Errors, type Rejection } from '../validation/errors.js';
import { FieldError, type FieldErrorDetails, ObjectError } from '../validation/object-error.js';
import { DefaultMessageCodesResolver, type MessageCodesResolver } from './message-codes-resolver.js';

/** Stands before the object's name in a model to give the name of its binding result. */
export const MODEL_KEY_PREFIX = 'org.vernal.BindingResult.';

/** A default message, or arguments and a default message. */
type RejectionMessage =
  | [defaultMessage: string]
  | [args?: readonly unknown[] | undefined, defaultMessage?: string | undefined];

const DEFAULT_MESSAGE_CODES = new DefaultMessageCodesResolver();

/** What came of binding values to an object: the object, and what was wrong. Source: Spring's `BindingResult`. */
export abstract class BindingResult extends Errors {
  readonly #objectName: string;
  readonly #errors: ObjectError[] = [];
  #suppressed: Set<string> | undefined;
  #recorded: Map<string, { readonly type: Class | undefined; readonly value: unknown }> | undefined;
  #messageCodes: MessageCodesResolver = DEFAULT_MESSAGE_CODES;

  constructor(objectName: string) {
    super();
    this.#objectName = objectName;
  }

  /** The object; undefined where it could not be constructed. */
  abstract getTarget(): object | undefined;

  /** The value that a field of the target has. */
  abstract getRawFieldValue(field: string): unknown;

  setMessageCodesResolver(resolver: MessageCodesResolver): void {
    this.#messageCodes = resolver;
  }

  override getObjectName(): string {
    return this.#objectName;
  }

  override getAllErrors(): readonly ObjectError[] {
    return this.#errors;
  }

  override reject(errorCode: string, ...message: RejectionMessage): void {
    const [args, defaultMessage] = argumentsFirst(message);
    this.addError(new ObjectError(this.#objectName, this.resolveMessageCodes(errorCode), args, defaultMessage));
  }

  override rejectValue(field: string, errorCode: string, ...message: RejectionMessage): void {
    const [args, defaultMessage] = argumentsFirst(message);
    const path = this.fixedField(field);
    if (path === '') this.reject(errorCode, args, defaultMessage);
    else
      this.#addFieldError(field, {
        errorCode,
        arguments: args,
        defaultMessage,
        rejectedValue: this.actualFieldValue(path),
      });
  }

  override rejectWith(field: string, rejection: Rejection): void {
    const { errorCode, arguments: args, defaultMessage } = rejection;
    const path = this.fixedField(field);
    if (path === '') {
      this.addError(new ObjectError(this.#objectName, this.resolveMessageCodes(errorCode), args, defaultMessage, true));
      return;
    }
    const rejectedValue = 'rejectedValue' in rejection ? rejection.rejectedValue : this.actualFieldValue(path);
    this.#addFieldError(field, { errorCode, arguments: args, defaultMessage, rejectedValue, isMessageFinal: true });
  }

  #addFieldError(field: string, { errorCode, ...details }: FieldErrorDetails & { readonly errorCode: string }): void {
    const codes = this.resolveMessageCodes(errorCode, field);
    this.addError(new FieldError(this.#objectName, this.fixedField(field), { ...details, codes }));
  }

  addError(error: ObjectError): void {
    this.#errors.push(error);
  }

  override addAllErrors(errors: Errors): void {
    if (errors.getObjectName() !== this.#objectName) {
      throw new IllegalArgumentException(
        `Errors of object '${errors.getObjectName()}' cannot be added to those of '${this.#objectName}'`,
      );
    }
    this.#errors.push(...errors.getAllErrors());
  }

  override getFieldValue(field: string): unknown {
    const error = this.getFieldError(field);
    if (error) {
      const isAsEntered = error.bindingFailure || this.getTarget() === undefined;
      return isAsEntered ? error.rejectedValue : this.formatFieldValue(this.fixedField(field), error.rejectedValue);
    }
    const path = this.fixedField(field);
    if (this.getTarget() === undefined) return this.#recorded?.get(path)?.value ?? null;
    return this.formatFieldValue(path, this.actualFieldValue(path));
  }

  /** The class of a field, as far as it can be told. */
  getFieldType(field: string): Class | undefined {
    return this.#recorded?.get(this.fixedField(field))?.type;
  }

  /** The codes for an error of the object, or of a field of it, most specific first. */
  resolveMessageCodes(errorCode: string, field?: string): string[] {
    if (field === undefined) return this.#messageCodes.resolveMessageCodes(errorCode, this.#objectName);
    const path = this.fixedField(field);
    return this.#messageCodes.resolveMessageCodes(errorCode, this.#objectName, path, this.getFieldType(field));
  }

  /** The target and this result under the names that they have in a model. */
  getModel(): Map<string, unknown> {
    return new Map<string, unknown>([
      [this.#objectName, this.getTarget()],
      [MODEL_KEY_PREFIX + this.#objectName, this],
    ]);
  }

  /** Keeps a value for a field of an object that could not be constructed. */
  recordFieldValue(field: string, type: Class | undefined, value: unknown): void {
    this.#recorded ??= new Map();
    this.#recorded.set(field, { type, value });
  }

  /** Notes a field that came but was not allowed. */
  recordSuppressedField(field: string): void {
    this.#suppressed ??= new Set();
    this.#suppressed.add(field);
  }

  getSuppressedFields(): string[] {
    return [...(this.#suppressed ?? [])];
  }

  /** The value of a field, given by its whole path. */
  protected abstract actualFieldValue(path: string): unknown;

  /** A value as it is shown to the user. */
  protected abstract formatFieldValue(path: string, value: unknown): unknown;
}

function argumentsFirst([first, second]: RejectionMessage): readonly [
  readonly unknown[] | undefined,
  string | undefined,
] {
  return typeof first === 'string' ? [undefined, first] : [first, second];
}
