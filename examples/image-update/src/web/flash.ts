import type { RedirectAttributes } from '@vernal/web';

/** A message for the page after the redirect: a code of the messages, so that it is told in the language of that page. */
export interface FlashMessage {
  readonly code: string;
  readonly args: readonly string[];
}

export function flash(redirect: RedirectAttributes, code: string, ...args: string[]): void {
  redirect.addFlashAttribute('flash', { code, args } satisfies FlashMessage);
}
