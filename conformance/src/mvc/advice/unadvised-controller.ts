import { Controller, GetMapping, RequestParam, ResponseBody } from '@vernal/web';
import { Book } from '../support/book.js';

/** Not marked: none of the advices of this folder applies. */
@Controller()
export class UnadvisedController {
  @GetMapping('/unadvised/book')
  @ResponseBody()
  book(@RequestParam('other', { defaultValue: 'Emma' }) other: string): Book {
    return Book.of(other, 474);
  }

  @GetMapping('/unadvised/model')
  model(): string {
    return 'model';
  }
}
