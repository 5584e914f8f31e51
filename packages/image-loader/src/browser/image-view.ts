import type { ImageLoadToken } from '../manager/image-load-token.js';

/** What is known of an element that images are shown in. */
export interface ImageView {
  readonly shown: ShownURL;
  /** Its last image on the way into it: whether it was shown. */
  painting: Promise<boolean> | undefined;
  /** What is to be shown in it. */
  url: string | undefined;
  token: ImageLoadToken | undefined;
}

/** The object URL that an element shows. */
interface ShownURL {
  url: string | undefined;
}

/** Another takes its place. A URL that nobody revokes keeps its bytes as long as the page lives. */
export function replaceURL(shown: ShownURL, url?: string): void {
  if (shown.url) URL.revokeObjectURL(shown.url);
  shown.url = url;
}
