import {
  Controller,
  GetMapping,
  HttpServletRequest,
  HttpServletResponse,
  ModelAndView,
  PostMapping,
  RedirectAttributes,
  RequestParam,
} from '@vernal/web';
import { csrfToken } from '../web/csrf.js';
import { flash, flashWarning } from '../web/flash.js';
import { LoginAttempts, retryAfter, tooMany } from './login-attempts.js';
import { UserService } from './user-service.js';

/** The one that everybody knows who has read how to start the gallery. */
const KNOWN_PASSWORD = 'vernal';

/** The login form. */
@Controller()
export class LoginController {
  readonly #users: UserService;
  readonly #attempts: LoginAttempts;

  constructor(users: UserService, attempts: LoginAttempts) {
    this.#users = users;
    this.#attempts = attempts;
  }

  @GetMapping('/login')
  async form(
    @RequestParam({ defaultValue: '/studio' }) from: string,
    request: HttpServletRequest,
  ): Promise<ModelAndView> {
    if (await this.#users.userOf(request)) return new ModelAndView(`redirect:${localPath(from)}`);
    return this.#page(request, from, {});
  }

  @PostMapping('/login')
  async login(
    @RequestParam({ defaultValue: '' }) username: string,
    @RequestParam({ defaultValue: '' }) password: string,
    @RequestParam({ defaultValue: '/studio' }) from: string,
    request: HttpServletRequest,
    response: HttpServletResponse,
    redirect: RedirectAttributes,
  ): Promise<ModelAndView> {
    const wait = await this.#attempts.begin(username, request.remoteAddr);
    if (wait > 0) {
      response.setHeader('Retry-After', retryAfter(wait));
      return this.#page(request, from, { status: 429, username, error: tooMany(wait) });
    }
    const user = await this.#users.authenticate(username, password);
    if (!user) return this.#page(request, from, { status: 401, username, error: { code: 'login.failed', args: [] } });
    await this.#attempts.succeed(username, request.remoteAddr);
    const session = await request.getSession();
    await request.changeSessionId();
    this.#users.begin(session, user);
    await csrfToken(request);
    if (password === KNOWN_PASSWORD) flashWarning(redirect, 'login.knownPassword');
    return new ModelAndView(`redirect:${localPath(from)}`);
  }

  @PostMapping('/logout')
  async logout(request: HttpServletRequest, redirect: RedirectAttributes): Promise<string> {
    const session = await request.getSession(false);
    session?.invalidate();
    flash(redirect, 'login.loggedOut');
    return 'redirect:/';
  }

  async #page(
    request: HttpServletRequest,
    from: string,
    { status = 200, ...model }: { status?: number; username?: string; error?: { code: string; args: unknown[] } },
  ): Promise<ModelAndView> {
    await csrfToken(request);
    return new ModelAndView('login', { from: localPath(from), username: '', ...model }, status);
  }
}

/** The way back leads into this application only, never to another host. */
function localPath(path: string): string {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : '/studio';
}
