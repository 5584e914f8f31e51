import type { RedirectAttributes } from '@vernal/web';

/** A message for the page after the redirect: a code of the messages, so that it is told in the language of that page. */
interface FlashMessage {
  readonly code: string;
  readonly args: readonly string[];
  readonly kind: 'done' | 'warning';
}

export function flash(redirect: RedirectAttributes, code: string, ...args: string[]): void {
  redirect.addFlashAttribute('flash', { code, args, kind: 'done' } satisfies FlashMessage);
}

/** {@link flash} of something that the visitor should mend. */
export function flashWarning(redirect: RedirectAttributes, code: string): void {
  redirect.addFlashAttribute('flash', { code, args: [], kind: 'warning' } satisfies FlashMessage);
}
