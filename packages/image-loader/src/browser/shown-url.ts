/** The object URL that an element shows. */
export interface ShownURL {
  url: string | undefined;
}

/** Another takes its place. A URL that nobody revokes keeps its bytes as long as the page lives. */
export function replaceURL(shown: ShownURL, url?: string): void {
  if (shown.url) URL.revokeObjectURL(shown.url);
  shown.url = url;
}
