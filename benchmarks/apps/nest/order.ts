import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsEmail,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

export class Item {
  @IsString()
  @Length(1, 40)
  sku!: string;

  @IsString()
  @Length(1, 120)
  title!: string;

  @IsInt()
  @Min(1)
  @Max(100)
  quantity!: number;

  @IsInt()
  @Min(0)
  @Max(10_000_000)
  price!: number;
}

export class Order {
  @Matches(/^[A-Z]-\d{4}-\d{6}$/)
  reference!: string;

  @IsString()
  @Length(1, 80)
  customer!: string;

  @IsEmail()
  email!: string;

  @IsString()
  @Length(1, 80)
  city!: string;

  @IsString()
  @Length(2, 2)
  country!: string;

  @IsString()
  @MaxLength(500)
  note!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => Item)
  items!: Item[];
}
