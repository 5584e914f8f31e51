import { JsonMappingException } from './json-mapping-exception.js';

const MAX_NUMBER_LENGTH = 1000;
const STRINGS = /"(?:[^"\\]|\\.)*"/g;

/**
 * Throws a {@link JsonMappingException} for a number of more than 1,000 characters, wherever it stands: it would be read as
 * Infinity, or as nothing of what it says. Source: Jackson's `StreamReadConstraints`.
 */
export function checkNumberLengths(text: string): void {
  if (!hasLongNumber(text) || !hasLongNumber(text.replaceAll(STRINGS, '""'))) return;
  throw new JsonMappingException(`A number has more than ${MAX_NUMBER_LENGTH} characters`);
}

/** A run that is longer than the distance between two places has one of them in it: only these are looked at. */
function hasLongNumber(text: string): boolean {
  for (let at = MAX_NUMBER_LENGTH; at < text.length; at += MAX_NUMBER_LENGTH) {
    if (isOfNumber(text.charCodeAt(at)) && runAround(text, at) > MAX_NUMBER_LENGTH) return true;
  }
  return false;
}

function runAround(text: string, at: number): number {
  let start = at;
  let end = at + 1;
  while (start > 0 && end - start <= MAX_NUMBER_LENGTH && isOfNumber(text.charCodeAt(start - 1))) start--;
  while (end - start <= MAX_NUMBER_LENGTH && isOfNumber(text.charCodeAt(end))) end++;
  return end - start;
}

/** `0` to `9`, and the signs, dot and `e` within a number. */
function isOfNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e || (code | 0x20) === 0x65;
}
