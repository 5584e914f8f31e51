const GLOBS = new Map<string, RegExp>();
const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;

/** A regular expression that a whole text must match: `.` takes line ends too, characters are code points where the syntax allows it. */
export function compileWhole(source: string, caseSensitive: boolean): RegExp {
  const flags = caseSensitive ? 's' : 'si';
  const whole = `^(?:${source})$`;
  try {
    return new RegExp(whole, `u${flags}`);
  } catch {
    // escapes such as \- or \_ and a lone closing bracket are legal in patterns, yet not together with the u flag
    return new RegExp(whole, flags);
  }
}

/** How many capturing groups a regular expression has. */
export function groupCount(regex: RegExp): number {
  return new RegExp(`${regex.source}|`, regex.flags).exec('')!.length - 1;
}

/**
 * A text with `?` (one character), `*` (any number of them), `{name}` and `{name:regex}` compiled to one regular expression
 * that a whole text must match. Path segments of PathPattern and AntPathMatcher are matched by it.
 * Throws a SyntaxError where the regular expression of a variable is none.
 */
export class GlobRegex {
  /** The names of the variables from left to right; a name may be there twice. */
  readonly variableNames: readonly string[];
  /** How many `*` there are, less those after a dot: `.*` is a file extension rather than a wildcard. */
  readonly wildcardCount: number;
  readonly regex: RegExp;
  readonly #groups: number;

  constructor(text: string, caseSensitive: boolean, separator = '/') {
    const names: string[] = [];
    let wildcards = 0;
    let source = '';
    let end = 0;
    for (const { 0: token, 1: variable, index } of text.matchAll(globOf(separator))) {
      source += quote(text.slice(end, index));
      end = index + token.length;
      if (token === '?') {
        source += '.';
      } else if (token === '*') {
        source += '.*';
        if (text[index - 1] !== '.') wildcards++;
      } else {
        const [name, regex] = splitAtColon(variable!);
        names.push(name);
        source += `(${regex ?? '.*'})`;
      }
    }
    source += quote(text.slice(end));
    this.variableNames = names;
    this.wildcardCount = wildcards;
    this.regex = compileWhole(source, caseSensitive);
    this.#groups = groupCount(this.regex);
  }

  /** Whether the regular expressions of the variables have capturing groups of their own: then values cannot be told apart. */
  get hasForeignGroups(): boolean {
    return this.#groups !== this.variableNames.length;
  }

  test(text: string): boolean {
    return this.regex.test(text);
  }

  /** The values of the variables in the order of their names, or undefined where the text does not match. */
  values(text: string): string[] | undefined {
    const match = this.regex.exec(text);
    return match ? match.slice(1).map((value) => value ?? '') : undefined;
  }
}

/** What is no literal text: `?`, `*`, and a variable, whose regular expression may have braces but no separator. */
function globOf(separator: string): RegExp {
  let glob = GLOBS.get(separator);
  if (!glob) {
    const chars = separator.replace(/[\\\]^-]/g, '\\$&');
    glob = new RegExp(`\\?|\\*|\\{((?:\\{[^${chars}]+?\\}|[^${chars}{}]|\\\\[{}])+?)\\}`, 'g');
    GLOBS.set(separator, glob);
  }
  return glob;
}

function splitAtColon(variable: string): [name: string, regex?: string] {
  const colon = variable.indexOf(':');
  return colon < 0 ? [variable] : [variable.slice(0, colon), variable.slice(colon + 1)];
}

function quote(text: string): string {
  return text.replace(SYNTAX, '\\$&');
}
