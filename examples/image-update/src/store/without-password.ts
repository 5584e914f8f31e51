/** A service's URL as it may be printed. */
export function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'what is no URL';
  const shown = new URL(url);
  shown.password = '';
  return shown.href;
}
