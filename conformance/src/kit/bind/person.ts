import { Double, Integer, LocalDate, Property } from '@vernal/core';
import { Color } from '../convert/color.js';
import { Address } from './address.js';

/** Scalars of all kinds, a nested bean that is missing at first, a list. The setter of age refuses a negative number. */
export class Person {
  #age = 0;

  @Property(String)
  name: string | null = null;

  @Property(Integer)
  score: number | null = null;

  active = false;

  @Property(Boolean)
  subscribed: boolean | null = null;

  @Property(Double)
  height = 0;

  @Property(Color)
  favourite: Color | null = null;

  @Property(LocalDate)
  birthday: LocalDate | null = null;

  @Property(Address)
  address: Address | null = null;

  @Property({ of: String })
  nicknames: string[] | null = null;

  @Property(() => Person)
  friend: Person | null = null;

  @Property(Integer)
  get age(): number {
    return this.#age;
  }

  set age(age: number) {
    if (age < 0) throw new Error('negative');
    this.#age = age;
  }
}
