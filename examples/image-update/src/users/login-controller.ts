import { Controller, GetMapping, HttpServletRequest, ModelAndView, PostMapping, RequestParam } from '@vernal/web';
import { USER } from './login-interceptor.js';
import { UserService } from './user-service.js';

/** The login form. */
@Controller()
export class LoginController {
  readonly #users: UserService;

  constructor(users: UserService) {
    this.#users = users;
  }

  @GetMapping('/login')
  form(@RequestParam('from', { defaultValue: '/studio' }) from: string): ModelAndView {
    return new ModelAndView('login', { from: localPath(from), username: '', message: '' });
  }

  @PostMapping('/login')
  async login(
    @RequestParam('username', { defaultValue: '' }) username: string,
    @RequestParam('password', { defaultValue: '' }) password: string,
    @RequestParam('from', { defaultValue: '/studio' }) from: string,
    request: HttpServletRequest,
  ): Promise<ModelAndView> {
    if (!(await this.#users.authenticate(username, password))) {
      const message = 'Name or password is wrong.';
      return new ModelAndView('login', { from: localPath(from), username, message }, 401);
    }
    const session = await request.getSession();
    await request.changeSessionId();
    session.setAttribute(USER, username);
    return new ModelAndView(`redirect:${localPath(from)}`);
  }

  @PostMapping('/logout')
  async logout(request: HttpServletRequest): Promise<string> {
    const session = await request.getSession(false);
    session?.invalidate();
    return 'redirect:/';
  }
}

/** The way back leads into this application only, never to another host. */
function localPath(path: string): string {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : '/studio';
}
