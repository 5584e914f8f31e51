import { encodeUriComponent, type UriComponentType } from './uri-encoding.js';

/** Encodes what is literal in a part of a URI template; its variables (`{name}`, `{name:regex}`) stay as they are. */
export function encodeTemplate(source: string, type: UriComponentType): string {
  if (isUriVariable(source)) return source;
  if (!source.includes('{')) return encodeUriComponent(source, type);
  return new TemplateEncoder(type).encode(source);
}

class TemplateEncoder {
  readonly #type: UriComponentType;
  #output = '';
  #literal = '';
  /** What has been read since a brace was opened. */
  #variable = '';
  #depth = 0;
  #hasRegex = false;

  constructor(type: UriComponentType) {
    this.#type = type;
  }

  encode(source: string): string {
    for (const char of source) this.#take(char);
    this.#writeLiteral(this.#literal + this.#variable);
    return this.#output;
  }

  #take(char: string): void {
    if (char === '{' && this.#depth++ === 0) {
      this.#writeLiteral(this.#literal);
      this.#literal = '';
    }
    if (this.#depth === 0) {
      this.#literal += char;
      return;
    }
    this.#variable += char;
    if (char === ':' && this.#depth === 1) this.#hasRegex = true;
    if (char === '}') this.#closeBrace();
  }

  #closeBrace(): void {
    this.#depth--;
    if (this.#depth > 0 && this.#hasRegex) return;
    // braces within braces are no variable unless they belong to its regular expression
    if (this.#depth === 0 && isUriVariable(this.#variable)) this.#output += this.#variable;
    else this.#writeLiteral(this.#variable);
    this.#variable = '';
    this.#depth = 0;
    this.#hasRegex = false;
  }

  #writeLiteral(text: string): void {
    this.#output += encodeUriComponent(text, this.#type);
  }
}

/** Whether the text is one variable: a name that is not blank, or any name with a regular expression. */
function isUriVariable(source: string): boolean {
  if (source.length < 2 || !source.startsWith('{') || !source.endsWith('}')) return false;
  const inner = source.slice(1, -1);
  const colon = inner.indexOf(':', 1);
  const name = colon < 0 ? inner : inner.slice(0, colon);
  return !/[{}]/.test(name) && (colon >= 0 || name.trim() !== '');
}
