import { GetMapping, PathVariable, RequestBody, RequestMapping, RestController } from '@vernal/web';
import { Book } from '../support/book.js';
import { JsonPost } from './json-post.js';
import { Prefixed } from './prefixed.js';

/** Lives below the prefix that the configuration adds; the prefix brings a path variable with it. */
@Prefixed()
@RestController()
@RequestMapping('/mapping/prefixed')
export class PrefixedController {
  @GetMapping('/hello')
  hello(@PathVariable() tenant: string): string {
    return `hello ${tenant}`;
  }

  @JsonPost('/books')
  book(@RequestBody() book: Book): Book {
    return book;
  }
}
