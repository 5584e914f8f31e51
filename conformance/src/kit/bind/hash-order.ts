/** Texts in the order of a small `java.util.HashSet`: by their hashes, as the recorded answers have them. */
export function inHashOrder(texts: readonly string[]): string[] {
  return [...texts].sort((a, b) => bucketOf(a) - bucketOf(b));
}

/** Where a text stands in a table of 16, the size of a set with up to 12 elements. */
function bucketOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (hash * 31 + text.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 16)) & 15;
}
