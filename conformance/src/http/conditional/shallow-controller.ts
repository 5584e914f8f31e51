import type { MaybePromise } from '@vernal/core';
import {
  disableContentCaching,
  GetMapping,
  HttpServletRequest,
  HttpServletResponse,
  PostMapping,
  RequestMapping,
  RequestParam,
  ResponseEntity,
  RestController,
} from '@vernal/web';

/** Behind a filter that computes a tag from the body: a strong one below /shallow, a weak one below /shallow-weak. */
@RestController()
@RequestMapping(['/conditional/shallow', '/conditional/shallow-weak'])
export class ShallowController {
  @GetMapping('/text')
  text(@RequestParam({ name: 'say', defaultValue: 'same' }) say: string): string {
    return `text: ${say}`;
  }

  @PostMapping('/text')
  post(): string {
    return 'posted';
  }

  @GetMapping('/missing')
  missing(): ResponseEntity<string> {
    return ResponseEntity.status(404).body('missing');
  }

  @GetMapping('/created')
  created(): ResponseEntity<string> {
    return ResponseEntity.status(201).body('created');
  }

  /** The tag that a handler sets wins. */
  @GetMapping('/own-tag')
  ownTag(): ResponseEntity<string> {
    return ResponseEntity.ok().eTag('mine').body('own tag');
  }

  @GetMapping('/no-store')
  noStore(): ResponseEntity<string> {
    return ResponseEntity.ok().header('Cache-Control', 'no-store').body('no store');
  }

  @GetMapping('/empty')
  empty(response: HttpServletResponse): void {
    response.setHeader('X-Empty', 'yes');
  }

  /** A handler that streams may switch the filter off for its request. */
  @GetMapping('/streaming')
  streaming(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<void> {
    disableContentCaching(request);
    response.contentType = 'text/plain;charset=UTF-8';
    return response.write('streamed');
  }

  @GetMapping('/error')
  error(response: HttpServletResponse): void {
    response.sendError(418);
  }

  @GetMapping('/redirect')
  redirect(response: HttpServletResponse): void {
    response.sendRedirect('/conditional/shallow/text');
  }
}
