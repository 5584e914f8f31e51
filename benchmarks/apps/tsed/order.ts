import {
  CollectionOf,
  Email,
  Integer,
  Max,
  MaxItems,
  MaxLength,
  Min,
  MinItems,
  MinLength,
  Pattern,
  Required,
} from '@tsed/schema';

export class Item {
  @Required()
  @MinLength(1)
  @MaxLength(40)
  sku!: string;

  @Required()
  @MinLength(1)
  @MaxLength(120)
  title!: string;

  @Required()
  @Integer()
  @Min(1)
  @Max(100)
  quantity!: number;

  @Required()
  @Integer()
  @Min(0)
  @Max(10_000_000)
  price!: number;
}

export class Order {
  @Required()
  @Pattern(/^[A-Z]-\d{4}-\d{6}$/)
  reference!: string;

  @Required()
  @MinLength(1)
  @MaxLength(80)
  customer!: string;

  @Required()
  @Email()
  email!: string;

  @Required()
  @MinLength(1)
  @MaxLength(80)
  city!: string;

  @Required()
  @MinLength(2)
  @MaxLength(2)
  country!: string;

  @Required()
  @MaxLength(500)
  note!: string;

  @Required()
  @MinItems(1)
  @MaxItems(50)
  @CollectionOf(Item)
  items!: Item[];
}
