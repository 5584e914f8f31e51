import { Integer, LocalDate, Property, TypeDescriptor } from '@vernal/core';
import { BindParam } from '@vernal/web';
import { Color } from '../convert/color.js';

/** Targets of constructor binding: every argument comes from the request value of its name. */

/** x is never null, y may be. */
export class Point {
  constructor(
    @Property({ type: Integer, nullable: false }) readonly x: number,
    @Property(Integer) readonly y: number | null = null,
  ) {}
}

export class Guest {
  constructor(
    @Property(String) readonly name: string | null = null,
    @Property(Integer) readonly age: number | null = null,
    @Property(LocalDate) readonly birthday: LocalDate | null = null,
    @Property(Color) readonly favourite: Color | null = null,
  ) {}
}

/** seats comes from the value named "seat-count". */
export class Booking {
  constructor(
    @Property(String) readonly title: string | null = null,
    @Property(Guest) readonly host: Guest | null = null,
    @Property({ type: Array, of: String }) readonly tags: string[] | null = null,
    @Property({ type: Set, of: Integer }) readonly numbers: Set<number> | null = null,
    @Property({ type: Array, of: Guest }) readonly guests: Guest[] | null = null,
    @Property({ type: Map, of: Guest }) readonly byRole: Map<string, Guest> | null = null,
    @Property({ type: Map, of: String }) readonly notes: Map<string, string> | null = null,
    @Property(TypeDescriptor.optional(String)) readonly remark: string | null = null,
    @BindParam('seat-count') @Property(Integer) readonly seats: number | null = null,
    @Property({ type: Boolean, nullable: false }) readonly confirmed: boolean,
  ) {}
}

/** Has a constructor argument and also a setter: the constructor comes first, then binding by setters. */
export class Mixed {
  readonly #id: string | null;

  @Property(String)
  label: string | null = null;

  constructor(@Property(String) id: string | null = null) {
    this.#id = id;
  }

  get id(): string | null {
    return this.#id;
  }
}
