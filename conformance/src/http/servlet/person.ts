import { Integer, Property } from '@vernal/core';

/** For the functional endpoints: from and to JSON, and bound from parameters. */
export class Person {
  @Property({ type: String })
  name: string | null = null;

  @Property({ type: Integer })
  age = 0;

  static of(name: string, age: number): Person {
    return Object.assign(new Person(), { name, age });
  }
}
