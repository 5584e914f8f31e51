const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const WHITE_SPACE = /[ \t\n\r]*/y;
const LITERAL = /[^ \t\n\r]*/y;

/** Parses the value that a text begins with; whatever stands behind it is left alone, as Jackson does. Throws a `SyntaxError`. */
export function parseFirstValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const end = endOfFirstValue(text);
    if (end >= text.length) throw error;
    return JSON.parse(text.slice(0, end));
  }
}

function endOfFirstValue(text: string): number {
  const start = endOfMatch(WHITE_SPACE, text, 0);
  const first = text.charCodeAt(start);
  if (first === QUOTE) return endOfString(text, start);
  return isOpening(first) ? endOfContainer(text, start) : endOfMatch(LITERAL, text, start);
}

function endOfContainer(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at) - 1;
    else if (isOpening(code)) depth++;
    else if (isClosing(code) && --depth === 0) return at + 1;
  }
  return text.length;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at + 1;
  }
  return text.length;
}

function endOfMatch(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  pattern.test(text);
  return pattern.lastIndex;
}

/** `[` or `{` */
export function isOpening(code: number): boolean {
  return code === 0x5b || code === 0x7b;
}

/** `]` or `}` */
export function isClosing(code: number): boolean {
  return code === 0x5d || code === 0x7d;
}
