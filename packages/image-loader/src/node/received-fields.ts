import type { ReadableFields } from '../http/readable-fields.js';

/** The fields of an answer as the engine hands them over: checked by its parser, names in lower case. */
export class ReceivedFields implements ReadableFields {
  readonly #fields: Readonly<Record<string, string | string[] | undefined>>;

  constructor(fields: Readonly<Record<string, string | string[] | undefined>>) {
    this.#fields = fields;
  }

  get(name: string): string | null {
    const value = this.#fields[name] ?? this.#fields[name.toLowerCase()];
    if (typeof value === 'string') return value;
    // What every object inherits is neither text nor list.
    return Array.isArray(value) ? value.join(', ') : null;
  }

  getSetCookie(): string[] {
    return [this.#fields['set-cookie'] ?? []].flat();
  }

  forEach(callback: (value: string, name: string) => void): void {
    for (const name in this.#fields) {
      if (name === 'set-cookie') for (const cookie of this.getSetCookie()) callback(cookie, name);
      else callback(this.get(name) ?? '', name);
    }
  }
}
