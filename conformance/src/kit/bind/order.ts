import { Integer, Long, Property, TypeDescriptor } from '@vernal/core';
import { Address } from './address.js';
import { Line } from './line.js';
import { Person } from './person.js';

/** Collections and maps of scalars and beans, all missing at first; a property without setter, one without getter. */
export class Order {
  readonly #status = 'new';
  #secret: string | null = null;

  @Property(Long)
  id = 0;

  @Property(Person)
  customer: Person | null = null;

  @Property({ of: Line })
  lines: Line[] | null = null;

  @Property({ of: Integer })
  scores: (number | null)[] | null = null;

  @Property({ type: Set, of: String })
  tags: Set<string> | null = null;

  @Property({ type: Map, key: String, of: String })
  attributes: Map<string, string> | null = null;

  @Property({ type: Map, key: String, of: Address })
  addresses: Map<string, Address> | null = null;

  @Property({ type: Map, key: Integer, of: String })
  names: Map<number, string> | null = null;

  @Property({ of: TypeDescriptor.array(Integer) })
  grid: number[][] | null = null;

  @Property({ type: Map, key: String, of: TypeDescriptor.array(String) })
  groups: Map<string, string[]> | null = null;

  @Property({ of: String })
  preset = ['one', 'two'];

  get status(): string {
    return this.#status;
  }

  @Property(String)
  set secret(secret: string | null) {
    this.#secret = secret;
  }

  get secretSet(): boolean {
    return this.#secret !== null;
  }
}
