/** A bean that is written as JSON. */
export class Item {
  constructor(
    readonly id: number,
    readonly name: string,
  ) {}
}
