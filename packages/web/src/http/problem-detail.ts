import { HttpStatus, type HttpStatusCode } from './http-status.js';

/**
 * The body of an error answer, `application/problem+json`. Source: Spring's `ProblemDetail`; RFC 9457.
 * As JSON its {@link properties} stand beside the standard members, and members without a value are left out.
 */
export class ProblemDetail {
  /** A URI that names the kind of problem. Default `about:blank`. */
  type = 'about:blank';
  status: number;
  detail: string | undefined;
  /** A URI of this one occurrence; where unset, the path of the request. */
  instance: string | undefined;
  #title: string | undefined;
  #properties: Map<string, unknown> | undefined;

  protected constructor(status: number) {
    this.status = status;
  }

  static forStatus(status: HttpStatusCode | number): ProblemDetail {
    return new ProblemDetail(typeof status === 'number' ? status : status.value);
  }

  static forStatusAndDetail(status: HttpStatusCode | number, detail: string | undefined): ProblemDetail {
    const problem = ProblemDetail.forStatus(status);
    problem.detail = detail;
    return problem;
  }

  /** A short summary. Default: the reason phrase of the status. */
  get title(): string | undefined {
    return this.#title ?? HttpStatus.resolve(this.status)?.reasonPhrase;
  }

  set title(title: string | undefined) {
    this.#title = title;
  }

  /** Members of one's own; undefined until the first one is set. */
  get properties(): ReadonlyMap<string, unknown> | undefined {
    return this.#properties;
  }

  setProperty(name: string, value: unknown): void {
    this.#properties ??= new Map();
    this.#properties.set(name, value);
  }

  toJSON(): Record<string, unknown> {
    const standard = [
      ['type', this.type],
      ['title', this.title],
      ['status', this.status],
      ['detail', this.detail],
      ['instance', this.instance],
    ];
    const members = standard.filter(([, value]) => value !== undefined && value !== '');
    // Entries, not assignments: a property may be named `__proto__`.
    return Object.fromEntries([...members, ...(this.#properties ?? [])]) as Record<string, unknown>;
  }
}
