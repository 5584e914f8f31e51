/** Something that has a message: codes to look for, most specific first. Source: Spring's `MessageSourceResolvable`. */
export interface MessageSourceResolvable {
  readonly codes: readonly string[];
  /** Stand for `{0}`, `{1}` … in the message; resolvables among them are resolved first. */
  readonly arguments: readonly unknown[] | undefined;
  /** The message where no code has one. */
  readonly defaultMessage: string | undefined;
}

/** The plain implementation. */
export class DefaultMessageSourceResolvable implements MessageSourceResolvable {
  readonly codes: readonly string[];
  readonly arguments: readonly unknown[] | undefined;
  readonly defaultMessage: string | undefined;

  constructor(codes: string | readonly string[], args?: readonly unknown[], defaultMessage?: string) {
    this.codes = typeof codes === 'string' ? [codes] : codes;
    this.arguments = args;
    this.defaultMessage = defaultMessage;
  }

  /** The least specific code: the last one. */
  get code(): string | undefined {
    return this.codes.at(-1);
  }

  /** Whether the default message has `{0}` and the like in it, rather than being text as it is. */
  shouldRenderDefaultMessage(): boolean {
    return true;
  }
}

/** Whether a value is to be resolved to a message before it is shown. */
export function isMessageSourceResolvable(value: unknown): value is MessageSourceResolvable {
  return (
    typeof value === 'object' &&
    value !== null &&
    Array.isArray((value as { codes?: unknown }).codes) &&
    'defaultMessage' in value
  );
}
