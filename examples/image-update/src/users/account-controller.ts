import {
  Controller,
  GetMapping,
  HttpServletRequest,
  HttpServletResponse,
  HttpSession,
  ModelAndView,
  PostMapping,
  RedirectAttributes,
  RequestMapping,
  RequestParam,
} from '@vernal/web';
import { flash } from '../web/flash.js';
import { CurrentUser } from './current-user.js';
import { LoginAttempts, retryAfter, tooMany } from './login-attempts.js';
import { isFitPassword } from './password-rules.js';
import type { User } from './user.js';
import { UserService } from './user-service.js';

/** Where the studio's user changes the password. */
@Controller()
@RequestMapping('/studio/account')
export class AccountController {
  readonly #users: UserService;
  readonly #attempts: LoginAttempts;

  constructor(users: UserService, attempts: LoginAttempts) {
    this.#users = users;
    this.#attempts = attempts;
  }

  @GetMapping()
  form(): ModelAndView {
    return new ModelAndView('account', {});
  }

  @PostMapping()
  async change(
    @RequestParam({ defaultValue: '' }) present: string,
    @RequestParam({ defaultValue: '' }) password: string,
    @CurrentUser() { name }: User,
    request: HttpServletRequest,
    response: HttpServletResponse,
    session: HttpSession,
    redirect: RedirectAttributes,
  ): Promise<ModelAndView> {
    const refused = (error: { code: string; args: unknown[] }, status = 422) =>
      new ModelAndView('account', { error }, status);
    if (!isFitPassword(password)) return refused({ code: 'account.short', args: [] });
    const wait = await this.#attempts.begin(name, request.remoteAddr);
    if (wait > 0) {
      response.setHeader('Retry-After', retryAfter(wait));
      return refused(tooMany(wait), 429);
    }
    if (!(await this.#users.authenticate(name, present))) return refused({ code: 'account.wrong', args: [] });
    await this.#attempts.succeed(name, request.remoteAddr);
    await this.#users.changePassword(name, password, session);
    flash(redirect, 'account.changed');
    return new ModelAndView('redirect:/studio');
  }
}
