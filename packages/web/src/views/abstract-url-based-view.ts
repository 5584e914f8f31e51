import { AbstractView, type ViewOptions } from './abstract-view.js';

/** A view of the resource at a URL: a template, a page, a target. Source: Spring `AbstractUrlBasedView`. */
export abstract class AbstractUrlBasedView extends AbstractView {
  readonly url: string;

  constructor(url: string, options?: ViewOptions) {
    super(options);
    this.url = url;
  }

  /** Whether the resource is there; otherwise the next view resolver is asked. Default true. */
  checkResource(_locale: Intl.Locale): boolean {
    return true;
  }
}
