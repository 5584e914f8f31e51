import { GetMapping, HttpServletRequest, PathVariable, RestController } from '@vernal/web';
import { javaText } from '../../support/java-text.js';
import { Book } from '../support/book.js';

/**
 * Lives in a servlet mapped to "/lenient/*" (so these paths come after "/lenient") whose path matching ignores case,
 * and whose content negotiation ignores the Accept header: see LenientConfig.
 */
@RestController()
export class LenientController {
  @GetMapping('/Mixed/Case/{Name}')
  mixed(@PathVariable('Name') name: string): string {
    return `mixed ${name}`;
  }

  @GetMapping('/plain')
  plain(request: HttpServletRequest): string {
    return `${request.servletPath} ${javaText(request.pathInfo)}`;
  }

  @GetMapping('/book')
  book(): Book {
    return Book.of('Emma', 474);
  }

  @GetMapping({ path: '/text-only', produces: 'text/plain' })
  textOnly(): string {
    return 'text only';
  }
}
