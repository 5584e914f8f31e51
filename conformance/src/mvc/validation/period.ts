import { Integer, Property } from '@vernal/core';

/** Has no constraints of its own; PeriodValidator checks it. */
export class Period {
  @Property(Integer)
  from = 0;

  @Property(Integer)
  to = 0;

  @Property(String)
  label: string | null = null;
}
