import { JsonMappingException } from './json-mapping-exception.js';
import { isClosing, isOpening } from './json-text.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Throws a {@link JsonMappingException} where objects and arrays are nested deeper than that. */
export function checkDepth(text: string, maxDepth: number): void {
  // each level has its two brackets; where one is missing, the text is no JSON
  if (text.length < 2 * maxDepth) return;
  let depth = 0;
  let inText = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) inText = !inText;
    else if (inText) {
      if (code === BACKSLASH) index++;
    } else if (isOpening(code)) {
      if (++depth > maxDepth)
        throw new JsonMappingException(`Objects and arrays are nested more than ${maxDepth} deep`);
    } else if (isClosing(code)) depth--;
  }
}
