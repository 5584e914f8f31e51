const OTHER_DIGIT = /[^\0-\x7f]/;

/**
 * The digits of all scripts as `0` to `9`: `１２` and `१२` as `12`. Other characters stay. Source: `Character.digit` of a
 * Java `char`, which is why digits beyond U+FFFF are none.
 */
export function asciiDigits(text: string): string {
  if (!OTHER_DIGIT.test(text)) return text;
  return text.replaceAll(/[^\0-\x7f]/g, (character) =>
    /\p{Nd}/u.test(character) ? String(digitOf(character)) : character,
  );
}

/** The ten digits of a script stand together, the zero at xxx0 or at xxx6. */
function digitOf(character: string): number {
  const code = character.charCodeAt(0);
  const row = code & ~0xf;
  return /\p{Nd}/u.test(String.fromCharCode(row)) ? code - row : code - row - 6;
}
