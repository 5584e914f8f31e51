import { Integer, Property } from '@vernal/core';

/** The JSON part of a request. */
export class Profile {
  @Property(String) name: string | undefined;
  @Property({ type: Integer, nullable: false }) age = 0;
  @Property({ of: String }) tags: string[] = [];
}
