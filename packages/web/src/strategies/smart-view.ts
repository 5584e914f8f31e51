import type { View } from './view.js';

/** A view that says whether it redirects: such a one is not subject to content negotiation. Source: Spring `SmartView`. */
export interface SmartView extends View {
  readonly isRedirectView: boolean;
}

/** Whether a view redirects. */
export function isRedirectView(view: View): boolean {
  return (view as Partial<SmartView>).isRedirectView === true;
}
