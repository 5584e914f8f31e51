const VARIABLE = /\{[^/]+?\}/g;

/** What counts when patterns are compared. */
interface PatternInfo {
  readonly isCatchAll: boolean;
  /** Whether it ends with `/**`. */
  readonly isPrefix: boolean;
  readonly variables: number;
  readonly singleWildcards: number;
  readonly doubleWildcards: number;
  readonly total: number;
  /** The length with each variable counted as one character. */
  readonly length: number;
}

/**
 * Puts those patterns first that are more specific for a path: the path itself, then fewer variables and wildcards (`**` counts
 * twice), then the longer one, then fewer `*`, then fewer variables. A pattern that ends with `/**` comes behind those without
 * `**`, and `/**` behind all. Source: `AntPathMatcher.AntPatternComparator`.
 */
export function antPatternComparator(path: string, separator: string): (a: string, b: string) => number {
  return (a, b) => {
    const left = infoOf(a, separator);
    const right = infoOf(b, separator);
    if (left.isCatchAll || right.isCatchAll) return Number(left.isCatchAll) - Number(right.isCatchAll);
    if (a === path || b === path) return Number(b === path) - Number(a === path);
    if (left.isPrefix && right.isPrefix) return right.length - left.length;
    if (left.isPrefix && right.doubleWildcards === 0) return 1;
    if (right.isPrefix && left.doubleWildcards === 0) return -1;
    return (
      left.total - right.total ||
      right.length - left.length ||
      left.singleWildcards - right.singleWildcards ||
      left.variables - right.variables
    );
  };
}

function infoOf(pattern: string, separator: string): PatternInfo {
  let [variables, singleWildcards, doubleWildcards] = [0, 0, 0];
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '{') {
      variables++;
    } else if (pattern.startsWith('**', at)) {
      doubleWildcards++;
      at++;
    } else if (pattern[at] === '*' && at > 0 && pattern.slice(at - 1) !== '.*') {
      // neither the extension `.*` nor a `*` at the very start counts
      singleWildcards++;
    }
  }
  const isCatchAll = pattern === `${separator}**`;
  return {
    isCatchAll,
    isPrefix: !isCatchAll && pattern.endsWith(`${separator}**`),
    variables,
    singleWildcards,
    doubleWildcards,
    total: variables + singleWildcards + 2 * doubleWildcards,
    length: variables === 0 ? pattern.length : pattern.replace(VARIABLE, '#').length,
  };
}
