import { UrlBasedViewResolver } from '@vernal/web';
import { TextView } from '../../support/text-view.js';
import { Crash } from './crash.js';

/** Every view name is a text view; "redirect:" and "forward:" work as usual. */
export class TextViewResolver extends UrlBasedViewResolver {
  protected buildView(url: string): TextView {
    return new TextView(url, () => new Crash('view'));
  }
}
