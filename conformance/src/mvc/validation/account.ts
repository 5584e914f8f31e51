import {
  AssertTrue,
  DecimalMin,
  Double,
  Email,
  Integer,
  Max,
  Min,
  NotBlank,
  NotEmpty,
  NotNull,
  Null,
  Pattern,
  Positive,
  Property,
  Size,
  Valid,
} from '@vernal/core';

/** Validated when an account is made: it must not have an id yet. */
export abstract class Creating {}

/** Validated when an account is changed: it must have one. */
export abstract class Changing {}

export class Contact {
  @NotEmpty()
  @Property(String)
  phone: string | null = null;

  @Min(1, { groups: [Changing] })
  @Property(Integer)
  rank = 0;
}

/** The bean under validation. Constraints without a group belong to the default group. */
export class Account {
  @Null({ groups: [Creating] })
  @NotNull({ groups: [Changing] })
  @Property(Integer)
  id: number | null = null;

  @NotBlank()
  @Size({ min: 3, max: 8 })
  @Property(String)
  name: string | null = null;

  @Email()
  @Property(String)
  mail: string | null = null;

  @Min(18)
  @Max(99)
  @Property(Integer)
  age: number | null = null;

  @Pattern('[A-Z]{2}[0-9]{2}')
  @Property(String)
  code: string | null = null;

  @DecimalMin('0.5', { inclusive: false })
  @Property(Double)
  weight: number | null = null;

  @AssertTrue()
  @Property(Boolean)
  accepted: boolean | null = null;

  @Valid()
  @Property(Contact)
  contact: Contact | null = null;

  @Size({ max: 2 })
  @Valid()
  @Property({ of: Contact })
  others: Contact[] | null = null;

  @NotBlank({ each: true })
  @Property({ of: String })
  labels: string[] | null = null;

  @Positive({ each: true })
  @Property({ type: Map, key: String, of: Integer })
  limits: Map<string, number> | null = null;
}
