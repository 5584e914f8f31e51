/** The fields of an answer as they came. `Headers` are such, at the price of checking each field again. */
export interface ReadableFields {
  /** The value of a field, whatever the case of its name; of a field that came several times all, joined by commas. */
  get(name: string): string | null;
  getSetCookie(): string[];
  /** Names are lower-case; Set-Cookie comes once for each of its lines. */
  forEach(callback: (value: string, name: string) => void): void;
}
