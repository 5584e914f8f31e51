import type { Class } from '../metadata/annotations.js';

/** A whole number of 32 bits, signed. Like its siblings a token for what JavaScript has only `number` for: never instantiated. */
export abstract class Integer extends Number {}

/** A whole number of 16 bits, signed. */
export abstract class Short extends Number {}

/** A whole number of 8 bits, signed. */
export abstract class Byte extends Number {}

/** A whole number that a JavaScript number holds exactly (±(2^53 − 1)); use `BigInt` for larger ones. */
export abstract class Long extends Number {}

/** Any number, `NaN` and the infinities included. */
export abstract class Double extends Number {}

/** A text of one UTF-16 code unit. */
export abstract class Character {
  declare protected readonly $character: never;
}

/** A UUID as lower-case text. */
export abstract class Uuid {
  declare protected readonly $uuid: never;
}

/** A value that may be missing: converted to the content, or `null`. */
export abstract class Optional {}

/** The type of a {@link TypeDescriptor.enumeration}; its constants are in the descriptor. */
export abstract class Enumeration {}

/** A plain object used as a map from text, as `Record<string, T>` is. */
export abstract class Dictionary {}

/** What a TypeScript `enum` is at run time: names to values, numeric ones with their reverse mapping. */
export type EnumObject = Readonly<Record<string, string | number>>;

/** How a type is named where TypeScript's own types are gone: a class, a token of this file, `BigInt`, or an `enum`. */
export type TypeToken<T = unknown> = Class<T> | BigIntConstructor | EnumObject;

/** The value that a token stands for: `String` for a `string`, `Integer` for a `number`, a class for its instances. */
export type TypeOf<T> = T extends BigIntConstructor
  ? bigint
  : T extends StringConstructor | typeof Uuid | typeof Character
    ? string
    : T extends BooleanConstructor
      ? boolean
      : T extends NumberConstructor
        ? number
        : T extends typeof Integer
          ? number
          : T extends ArrayConstructor
            ? unknown[]
            : T extends Class<infer R>
              ? R
              : T extends EnumObject
                ? T[keyof T]
                : unknown;
