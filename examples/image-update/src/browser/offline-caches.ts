/** Pages that are shown without a network. */
export const PAGES_CACHE = 'vernal-gallery-pages';
/** Scripts and styles of these pages. */
export const ASSETS_CACHE = 'vernal-gallery-assets';

/** What a visitor looks at; the studio is of no use without a network. */
export const isKeptPage = ({ pathname }: Pick<URL, 'pathname'>): boolean =>
  pathname === '/' || pathname.startsWith('/pictures/');
