/** One measured part of the start of an application. */
export interface StartupStep {
  readonly name: string;
  /** Adds a fact; gives the step back. */
  tag(key: string, value: string): StartupStep;
  end(): void;
}

/** Records what the start of an application does and how long it takes. Source: Spring's `ApplicationStartup`. */
export abstract class ApplicationStartup {
  /** Begins a step within those that have begun and not ended. */
  abstract start(name: string): StartupStep;

  /** Records nothing, at no cost: the default. */
  static readonly DEFAULT: ApplicationStartup = {
    start: () => NO_STEP,
  };
}

const NO_STEP: StartupStep = {
  name: 'default',
  tag: () => NO_STEP,
  end: () => undefined,
};

/** A step as {@link BufferingApplicationStartup} has recorded it. */
export interface RecordedStep {
  readonly id: number;
  readonly parentId: number | undefined;
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Milliseconds since the recorder was made. */
  readonly startTime: number;
  /** Milliseconds; undefined while the step is under way. */
  readonly duration: number | undefined;
}

/** Keeps all steps in memory. */
export class BufferingApplicationStartup extends ApplicationStartup {
  readonly #steps: { -readonly [K in keyof RecordedStep]: RecordedStep[K] }[] = [];
  readonly #open: number[] = [];
  readonly #origin = performance.now();

  override start(name: string): StartupStep {
    const id = this.#steps.length;
    const tags: Record<string, string> = {};
    const startTime = performance.now() - this.#origin;
    const record = {
      id,
      parentId: this.#open.at(-1),
      name,
      tags,
      startTime,
      duration: undefined as number | undefined,
    };
    this.#steps.push(record);
    this.#open.push(id);
    const step: StartupStep = {
      name,
      tag: (key, value) => {
        tags[key] = value;
        return step;
      },
      end: () => {
        record.duration = performance.now() - this.#origin - startTime;
        const at = this.#open.lastIndexOf(id);
        if (at >= 0) this.#open.splice(at, 1);
      },
    };
    return step;
  }

  /** All steps in the order of their beginning. */
  steps(): readonly RecordedStep[] {
    return this.#steps;
  }
}
