/** A bean of the child contexts. */
export class Department {
  constructor(readonly name: string) {}
}
