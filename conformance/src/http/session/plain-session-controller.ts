import { Integer } from '@vernal/core';
import {
  ExceptionHandler,
  GetMapping,
  HttpServletRequest,
  HttpSession,
  HttpStatus,
  PostMapping,
  RequestMapping,
  RequestParam,
  ResponseStatus,
  RestController,
  ServletRequestBindingException,
  SessionAttribute,
  WebRequest,
} from '@vernal/web';

/** The session itself, and single attributes of it. */
@RestController()
@RequestMapping('/session/plain')
export class PlainSessionController {
  @PostMapping('/set')
  set(@RequestParam() name: string, @RequestParam() value: string, session: HttpSession): string {
    session.setAttribute(name, value);
    return 'set';
  }

  @PostMapping('/remove')
  remove(@RequestParam() name: string, session: HttpSession): string {
    session.removeAttribute(name);
    return 'removed';
  }

  @GetMapping('/required')
  required(@SessionAttribute() color: string): string {
    return `color ${color}`;
  }

  @GetMapping('/optional')
  optional(@SessionAttribute({ name: 'color', required: false }) color: string | undefined): string {
    return `color ${color ?? 'none'}`;
  }

  /** The attribute is converted to the type of the parameter. */
  @GetMapping('/number')
  number(@SessionAttribute({ type: Integer, nullable: false }) number: number): number {
    return number + 1;
  }

  /** Asks without creating a session. */
  @GetMapping('/exists')
  async exists(request: HttpServletRequest): Promise<boolean> {
    return (await request.getSession(false)) !== undefined;
  }

  @GetMapping('/new')
  isNew(session: HttpSession): object {
    return { new: session.isNew };
  }

  @PostMapping('/invalidate')
  invalidate(session: HttpSession): string {
    session.invalidate();
    return 'invalidated';
  }

  /** A new identifier, the same content. */
  @PostMapping('/change-id')
  async changeId(request: HttpServletRequest, session: HttpSession): Promise<object> {
    const before = session.id;
    const after = await request.changeSessionId();
    return { changed: before !== after, 'same session': (await request.getSession()).id === after };
  }

  /** Request and session scope through the neutral interface. */
  @GetMapping('/scopes')
  async scopes(request: WebRequest): Promise<string> {
    request.setAttribute('x', 'request', 'request');
    const inSession = await request.getAttribute('x', 'session');
    await request.setAttribute('x', 'session', 'session');
    return `${request.getAttribute('x', 'request')}, before: ${inSession ?? 'none'}`;
  }

  @ExceptionHandler(ServletRequestBindingException)
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  missing(): string {
    return 'attribute missing';
  }
}
