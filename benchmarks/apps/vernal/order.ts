import { Email, Max, Min, Pattern, Property, Size, Valid } from '@vernal/core';

export class Item {
  @Size({ min: 1, max: 40 })
  sku = '';

  @Size({ min: 1, max: 120 })
  title = '';

  @Min(1)
  @Max(100)
  quantity = 0;

  @Min(0)
  @Max(10_000_000)
  price = 0;
}

export class Order {
  @Pattern(/^[A-Z]-\d{4}-\d{6}$/)
  reference = '';

  @Size({ min: 1, max: 80 })
  customer = '';

  @Email()
  email = '';

  @Size({ min: 1, max: 80 })
  city = '';

  @Size({ min: 2, max: 2 })
  country = '';

  @Size({ max: 500 })
  note = '';

  @Size({ min: 1, max: 50 })
  @Valid()
  @Property({ of: Item })
  items: Item[] = [];
}
