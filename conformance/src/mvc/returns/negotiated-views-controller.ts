import { Controller, GetMapping, HttpStatus, Model, ResponseBody, ResponseStatus } from '@vernal/web';
import { Book } from '../support/book.js';

/**
 * Lives in a servlet mapped to "/views/*" whose views are chosen by the Accept header (or by ?format=):
 * a text view for every name, a JSON view of the model in any case. See ViewsConfig.
 */
@Controller()
export class NegotiatedViewsController {
  @GetMapping('/book')
  book(model: Model): string {
    model.addAttribute('book', Book.of('Emma', 474));
    model.addAttribute('shelf', 3);
    return 'book';
  }

  /** Named after the path inside the servlet. */
  @GetMapping('/shelves/first')
  named(model: Model): void {
    model.addAttribute('n', 1);
  }

  @GetMapping('/gone')
  @ResponseStatus(HttpStatus.GONE)
  gone(): string {
    return 'gone';
  }

  /** Redirects are not subject to negotiation; inside a servlet with a path, "/" means the application's root. */
  @GetMapping('/away')
  away(): string {
    return 'redirect:/views/book';
  }

  @GetMapping('/written')
  @ResponseBody()
  written(): Book {
    return Book.of('Written', 1);
  }
}
