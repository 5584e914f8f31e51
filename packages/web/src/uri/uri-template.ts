import { compileWhole, IllegalArgumentException } from '@vernal/core';
import type { UriComponents } from './uri-components.js';
import { UriComponentsBuilder } from './uri-components-builder.js';
import { templateVariables, type UriVariableArguments, type UriVariables } from './uri-template-variables.js';

/** A URI with variables in it (`/hotels/{hotel}/{room:\d+}`): to be expanded, or to be matched with URIs. Source: Spring's `UriTemplate`. */
export class UriTemplate {
  readonly variableNames: readonly string[];
  readonly #template: string;
  readonly #components: UriComponents;
  readonly #whole: RegExp;
  readonly #anywhere: RegExp;

  /** Throws an IllegalArgumentException where it is no URI, or the regular expression of a variable is none. */
  constructor(uriTemplate: string) {
    const { names, source } = compile(uriTemplate);
    this.#template = uriTemplate;
    this.#components = UriComponentsBuilder.fromUriString(uriTemplate).build();
    this.variableNames = names;
    try {
      this.#whole = compileWhole(source, true);
      this.#anywhere = new RegExp(this.#whole.source.slice(1, -1), this.#whole.flags);
    } catch (cause) {
      throw new IllegalArgumentException(
        `"${uriTemplate}" has a regular expression that is none: ${(cause as Error).message}`,
        { cause },
      );
    }
  }

  /** The encoded URI with values in the place of variables. Throws an IllegalArgumentException where one is missing. */
  expand(variables: UriVariables): string;
  expand(...values: readonly unknown[]): string;
  expand(...variables: UriVariableArguments): string {
    return this.#components.expandWith(templateVariables(variables)).encode().toUri();
  }

  /** Whether the whole text is such a URI. */
  matches(uri: string): boolean {
    return this.#whole.test(uri);
  }

  /** The variables of the first place in the text where the template fits, which need not be all of it; empty for none. */
  match(uri: string): Map<string, string> {
    const values = this.#anywhere.exec(uri)?.slice(1) ?? [];
    if (values.length > this.variableNames.length) {
      throw new IllegalArgumentException(
        `The regular expressions of "${this.#template}" may have no capturing groups of their own`,
      );
    }
    return new Map(values.map((value, i) => [this.variableNames[i]!, value ?? '']));
  }

  toString(): string {
    return this.#template;
  }
}

/** A variable without a regular expression is anything but a slash. */
function compile(template: string): { names: string[]; source: string } {
  const names: string[] = [];
  let source = '';
  let text = '';
  let depth = 0;
  for (const char of template) {
    if (char === '{' && depth++ === 0) {
      source += quote(text);
      text = '';
    } else if (char === '}' && --depth === 0) {
      const colon = text.indexOf(':');
      if (colon === text.length - 1 && colon >= 0) {
        throw new IllegalArgumentException(`"${template}" has no regular expression behind "${text}"`);
      }
      names.push(colon < 0 ? text : text.slice(0, colon));
      source += colon < 0 ? '([^/]*)' : `(${text.slice(colon + 1)})`;
      text = '';
    } else {
      text += char;
    }
  }
  return { names, source: source + quote(text) };
}

function quote(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
