/** Something that happened in an application. Source: Spring's `ApplicationEvent`. */
export abstract class ApplicationEvent {
  /** Milliseconds since the epoch. */
  readonly timestamp: number = Date.now();

  constructor(
    /** The object on which the event occurred. */
    readonly source: unknown,
  ) {}

  getSource(): unknown {
    return this.source;
  }
}

/** Carries an object that was published though it is no {@link ApplicationEvent}. */
export class PayloadApplicationEvent<T = unknown> extends ApplicationEvent {
  constructor(
    source: unknown,
    readonly payload: T,
  ) {
    super(source);
  }

  getPayload(): T {
    return this.payload;
  }
}
