/** An argument that a method does not take. Source: `java.lang.IllegalArgumentException`. */
export class IllegalArgumentException extends Error {
  /** The name of the class, that of a subclass too. */
  override get name(): string {
    return this.constructor.name;
  }
}

/** A call that the object's present state does not allow. Source: `java.lang.IllegalStateException`. */
export class IllegalStateException extends Error {
  /** The name of the class, that of a subclass too. */
  override get name(): string {
    return this.constructor.name;
  }
}

/** A call that this implementation has no answer for. Source: `java.lang.UnsupportedOperationException`. */
export class UnsupportedOperationException extends Error {
  /** The name of the class, that of a subclass too. */
  override get name(): string {
    return this.constructor.name;
  }
}
