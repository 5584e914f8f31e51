/** Turns session attributes into texts and back. Source: Spring Session `RedisSerializer`. */
export abstract class SessionSerializer {
  /** Throws a {@link SessionSerializationException} for a value that it could not give back. */
  abstract serialize(value: unknown): string;
  /** Throws a {@link SessionSerializationException} for a text that it does not understand. */
  abstract deserialize(text: string): unknown;
}

/** A session attribute cannot be kept outside of the process, or not be read back. */
export class SessionSerializationException extends Error {
  override get name(): string {
    return 'SessionSerializationException';
  }
}
