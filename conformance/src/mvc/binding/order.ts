import { DateTimeFormat, Double, Integer, LocalDate, Property } from '@vernal/core';

export const Priority = { LOW: 'LOW', NORMAL: 'NORMAL', HIGH: 'HIGH' } as const;
export type Priority = (typeof Priority)[keyof typeof Priority];

export class Country {
  @Property(String)
  code: string | null = null;
}

export class Address {
  @Property(String)
  street: string | null = null;

  city = 'nowhere';

  @Property(Country)
  country: Country | null = null;
}

export class Line {
  @Property(String)
  product: string | null = null;

  @Property(Integer)
  quantity = 1;
}

/** A command object with everything that a form can fill: simple, nested, list, set, array and map properties. */
export class Order {
  name = 'unnamed';

  @Property(Integer)
  quantity = 1;

  @Property(Integer)
  discount: number | null = null;

  express = false;

  gift = true;

  @Property(Double)
  price: number | null = null;

  @Property(Priority)
  priority: Priority = Priority.NORMAL;

  @Property(LocalDate)
  @DateTimeFormat({ iso: 'DATE' })
  due: LocalDate | null = null;

  address = new Address();

  @Property(Address)
  billing: Address | null = null;

  @Property({ of: Line })
  lines: Line[] = [];

  @Property({ of: String })
  tags: string[] | null = null;

  @Property({ of: String })
  notes: string[] = [];

  @Property({ of: Integer })
  numbers = new Set<number>();

  @Property({ key: String, of: String })
  extras = new Map<string, string>();

  @Property({ key: String, of: Line })
  named = new Map<string, Line>();

  /** Read only: there is no setter. */
  get secret(): string {
    return 'hidden';
  }

  toJSON(): object {
    return Object.assign({}, this, { secret: this.secret });
  }
}
