import {
  Controller,
  GetMapping,
  HttpServletRequest,
  ModelAndView,
  PostMapping,
  RedirectAttributes,
  RequestParam,
} from '@vernal/web';
import { csrfToken } from '../web/csrf.js';
import { flash } from '../web/flash.js';
import { USER, userOf } from './current-user.js';
import { UserService } from './user-service.js';

/** The login form. */
@Controller()
export class LoginController {
  readonly #users: UserService;

  constructor(users: UserService) {
    this.#users = users;
  }

  @GetMapping('/login')
  async form(
    @RequestParam('from', { defaultValue: '/studio' }) from: string,
    request: HttpServletRequest,
  ): Promise<ModelAndView> {
    if ((await userOf(request)) !== undefined) return new ModelAndView(`redirect:${localPath(from)}`);
    return this.#page(request, from);
  }

  @PostMapping('/login')
  async login(
    @RequestParam('username', { defaultValue: '' }) username: string,
    @RequestParam('password', { defaultValue: '' }) password: string,
    @RequestParam('from', { defaultValue: '/studio' }) from: string,
    request: HttpServletRequest,
  ): Promise<ModelAndView> {
    if (!(await this.#users.authenticate(username, password))) {
      const page = await this.#page(request, from);
      page.addObject('username', username).addObject('failed', true);
      page.status = 401;
      return page;
    }
    const session = await request.getSession();
    await request.changeSessionId();
    session.setAttribute(USER, username);
    await csrfToken(request);
    return new ModelAndView(`redirect:${localPath(from)}`);
  }

  @PostMapping('/logout')
  async logout(request: HttpServletRequest, redirect: RedirectAttributes): Promise<string> {
    const session = await request.getSession(false);
    session?.invalidate();
    flash(redirect, 'login.loggedOut');
    return 'redirect:/';
  }

  async #page(request: HttpServletRequest, from: string): Promise<ModelAndView> {
    await csrfToken(request);
    return new ModelAndView('login', { from: localPath(from), username: '', failed: false });
  }
}

/** The way back leads into this application only, never to another host. */
function localPath(path: string): string {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : '/studio';
}
