import { UrlBasedViewResolver } from '@vernal/web';
import { TextView } from '../../support/text-view.js';

/** Thrown by a view, not by a handler. */
export class RenderingFailure extends Error {}

/** Turns any view name into a text view with the URL prefix "page:"; "redirect:" and "forward:" names work as usual. */
export class TextViewResolver extends UrlBasedViewResolver {
  constructor() {
    super({ prefix: 'page:' });
  }

  protected buildView(url: string): TextView {
    return new TextView(url, () => new RenderingFailure());
  }
}
