/** JSON that is none, or not of the kind that is asked for. `path` is where: `$.lines[0].quantity`. */
export class JsonMappingException extends Error {
  readonly path: string;

  constructor(reason: string, path: readonly (string | number)[] = [], options?: ErrorOptions) {
    const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
    super(path.length === 0 ? reason : `${reason} (at $${text})`, options);
    this.path = `$${text}`;
  }

  override get name(): string {
    return this.constructor.name;
  }
}
