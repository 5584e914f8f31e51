/**
 * A form of the text that is the same for all texts which differ in letter case only. Its length is that of the text:
 * letters whose other case is more than one character stay as they are. Source: `String.equalsIgnoreCase` of Java.
 */
export function foldCase(text: string): string {
  if (/^\p{ASCII}*$/u.test(text)) return text.toLowerCase();
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const upper = sameLength(text.charAt(i).toUpperCase(), text.charAt(i));
    folded += sameLength(upper.toLowerCase(), upper);
  }
  return folded;
}

function sameLength(changed: string, char: string): string {
  return changed.length === 1 ? changed : char;
}
