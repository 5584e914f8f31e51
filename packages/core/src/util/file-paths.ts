/** The path with `/` for `\`, and without `.` and `..` as far as they can be taken out. Source: Spring's `StringUtils.cleanPath`. */
export function cleanPath(path: string): string {
  const normalized = path.replace(/\\{1,2}/g, '/');
  if (!normalized.includes('.')) return normalized;
  const prefix = prefixOf(normalized);
  const segments = normalized.slice(prefix.length).split('/');
  const kept: string[] = [];
  let tops = 0;
  for (const segment of segments.toReversed()) {
    if (segment === '..') tops++;
    else if (segment !== '.' && tops > 0) tops--;
    else if (segment !== '.') kept.unshift(segment);
  }
  if (kept.length === segments.length) return normalized;
  kept.unshift(...Array<string>(tops).fill('..'));
  if (kept.length === 1 && kept[0] === '' && !prefix.endsWith('/')) kept.unshift('.');
  return prefix + kept.join('/');
}

/** What is behind the last `/`. Source: Spring's `StringUtils.getFilename`. */
export function getFilename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What is behind the last dot of the file name; undefined where there is none. Source: `StringUtils.getFilenameExtension`. */
export function getFilenameExtension(path: string): string | undefined {
  const name = getFilename(path);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : name.slice(dot + 1);
}

/** A scheme or drive (`file:`, `C:`) and a leading slash, which belong to no segment. */
function prefixOf(path: string): string {
  return /^(?:[^/:]*:)?\/?/.exec(path)![0];
}
