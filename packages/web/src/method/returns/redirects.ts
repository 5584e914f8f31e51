import { isRedirectView } from '../../strategies/smart-view.js';
import type { View } from '../../strategies/view.js';
import { REDIRECT_URL_PREFIX } from '../../strategies/view-name-prefixes.js';

/** Whether a view, or the view of a name, sends the client elsewhere. */
export function isRedirect(view: View | string | undefined): boolean {
  if (typeof view === 'string') return view.startsWith(REDIRECT_URL_PREFIX);
  return view !== undefined && isRedirectView(view);
}
