/** A bean that a child context may replace for itself. */
export class Slogan {
  constructor(readonly text: string) {}
}
