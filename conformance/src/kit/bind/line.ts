import { Double, Integer, Property } from '@vernal/core';

/** One element of Order.lines. */
export class Line {
  @Property(String)
  sku: string | null = null;

  @Property(Integer)
  quantity = 0;

  @Property(Double)
  price = 0;
}
