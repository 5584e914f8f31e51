const PORTS = /^(.*):\[(\*|\d+(?:,\d+)*)\]$/;
/** Far above what a host of 255 characters needs; several `*` against a long text would take long. */
const MAX_ORIGIN_LENGTH = 1024;

/** A pattern of origins: `*` stands for any text, `:[8080,8081]` or `:[*]` at the end for ports. Case-sensitive. */
export class OriginPattern {
  readonly declaredPattern: string;
  readonly #pattern: RegExp;

  constructor(declaredPattern: string) {
    this.declaredPattern = declaredPattern;
    const [, origin = declaredPattern, ports] = PORTS.exec(declaredPattern) ?? [];
    const literals = origin.split('*').map((literal) => literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
    this.#pattern = new RegExp(`^${literals.join('.*')}${portsPattern(ports)}$`);
  }

  matches(origin: string): boolean {
    return this.declaredPattern === '*' || (origin.length <= MAX_ORIGIN_LENGTH && this.#pattern.test(origin));
  }
}

function portsPattern(ports: string | undefined): string {
  if (ports === undefined) return '';
  return ports === '*' ? '(?::\\d+)?' : `:(?:${ports.replaceAll(',', '|')})`;
}
