import { IllegalArgumentException } from '@vernal/core';

const MESSAGES = {
  MISSING_CLOSE_CAPTURE: () => 'The variable is not closed: "}" is missing',
  MISSING_OPEN_CAPTURE: () => 'There is no "{" to this "}"',
  ILLEGAL_NESTED_CAPTURE: () => 'Variables cannot be nested',
  ILLEGAL_CHARACTER_AT_START_OF_CAPTURE_DESCRIPTOR: (char: string) =>
    `The name of a variable cannot start with "${char}"`,
  ILLEGAL_CHARACTER_IN_CAPTURE_DESCRIPTOR: (char: string) => `The name of a variable cannot have "${char}" in it`,
  CANNOT_HAVE_MANY_MULTISEGMENT_PATHELEMENTS: () => 'A pattern can have only one "**" or "{*name}"',
  INVALID_LOCATION_FOR_MULTISEGMENT_PATHELEMENT: () =>
    '"**" and "{*name}" can stand only at the start or at the end of a pattern',
  MISSING_REGEX_CONSTRAINT: () => 'A regular expression is missing after ":"',
  ILLEGAL_DOUBLE_CAPTURE: (name: string) => `There are two variables with the name "${name}"`,
  REGEX_PATTERN_SYNTAX_EXCEPTION: (reason: string) => `The regular expression is none: ${reason}`,
  CAPTURE_ALL_IS_STANDALONE_CONSTRUCT: () => '"{*name}" must be all of its path segment',
} as const satisfies Record<string, (insert: string) => string>;

/** What is wrong with a pattern. Source: Spring's `PatternParseException.PatternMessage`. */
export type PatternMessage = keyof typeof MESSAGES;

/** A path pattern that cannot be parsed. Source: Spring's `PatternParseException`. */
export class PatternParseException extends IllegalArgumentException {
  /** What the message is about: a character, a name, or the reason of the regular expression engine; '' where there is nothing to say. */
  readonly insert: string;

  /** @param position where in the pattern it went wrong, counted from 0 */
  constructor(
    readonly position: number,
    readonly pattern: string,
    readonly messageType: PatternMessage,
    insert = '',
    options?: ErrorOptions,
  ) {
    super(`${MESSAGES[messageType](insert)}: "${pattern}", position ${position}`, options);
    this.insert = insert;
  }

  /** Three lines: the pattern, a caret below the position, the message. */
  toDetailedString(): string {
    return `${this.pattern}\n${' '.repeat(this.position)}^\n${MESSAGES[this.messageType](this.insert)}`;
  }
}
