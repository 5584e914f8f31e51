import { Integer, Property } from '@vernal/core';

/** A leaf of the object graph. */
export class Address {
  @Property(String)
  street: string | null = null;

  @Property(String)
  city: string | null = null;

  @Property(Integer)
  zip = 0;
}
