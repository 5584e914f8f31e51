import { isRedirectView } from '../../strategies/smart-view.js';
import type { View } from '../../strategies/view.js';

const REDIRECT = 'redirect:';

/** Whether a view, or the view of a name, sends the client elsewhere. */
export function isRedirect(view: View | string | undefined): boolean {
  if (typeof view === 'string') return view.startsWith(REDIRECT);
  return view !== undefined && isRedirectView(view);
}
