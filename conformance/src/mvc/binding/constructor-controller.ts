import { BindingResult, Integer, Property, TypeDescriptor } from '@vernal/core';
import { BindParam, ModelAttribute, RequestMapping, RestController } from '@vernal/web';
import { javaText } from '../../support/java-text.js';
import { errorList, type ListedError } from './error-list.js';

export class Range {
  constructor(
    @Property({ type: Integer, nullable: false }) readonly from: number,
    @Property(Integer) readonly to: number | null = null,
    @Property(String) readonly label: string | null = null,
  ) {}
}

export class Seat {
  constructor(
    @Property(String) readonly row: string | null = null,
    @Property({ type: Integer, nullable: false }) readonly number: number,
  ) {}
}

export class Ticket {
  constructor(
    @BindParam('ticket-id') @Property({ type: Integer, nullable: false }) readonly id: number,
    @Property(Seat) readonly seat: Seat | null = null,
    @Property({ of: String }) readonly tags: string[] | null = null,
    @Property(TypeDescriptor.optional(String)) readonly note: string | undefined,
  ) {}
}

export class Basket {
  constructor(
    @Property({ of: Seat }) readonly seats: Seat[] | null = null,
    @Property({ key: String, of: Seat }) readonly byName: Map<string, Seat> | null = null,
  ) {}
}

/** The constructor takes the name; the rest comes through setters. */
export class Mixed {
  readonly #name: string;

  @Property({ type: Integer, nullable: false })
  level = 5;

  constructor(@Property(String) name: string) {
    this.#name = `<${javaText(name)}>`;
  }

  get name(): string {
    return this.#name;
  }

  toJSON(): object {
    return { name: this.name, level: this.level };
  }
}

/** Command objects made through their constructor: immutable ones, nested ones, renamed parameters. */
@RestController()
@RequestMapping('/binding/constructor')
export class ConstructorController {
  @RequestMapping('/range')
  range(@ModelAttribute('range') range: Range): Range {
    return range;
  }

  @RequestMapping('/range-errors')
  rangeErrors(@ModelAttribute('range') _range: Range, result: BindingResult): ListedError[] {
    return errorList(result);
  }

  @RequestMapping('/ticket')
  ticket(@ModelAttribute('ticket') ticket: Ticket): Record<string, unknown> {
    const { id, seat, tags, note } = ticket;
    return { id, seat, tags, note: note ?? 'none' };
  }

  @RequestMapping('/basket')
  basket(@ModelAttribute('basket') basket: Basket): Basket {
    return basket;
  }

  @RequestMapping('/mixed')
  mixed(@ModelAttribute('mixed') mixed: Mixed): Mixed {
    return mixed;
  }
}
