import {
  Controller,
  GetMapping,
  HttpSession,
  ModelAndView,
  PostMapping,
  RedirectAttributes,
  RequestMapping,
  RequestParam,
} from '@vernal/web';
import { flash } from '../web/flash.js';
import { CurrentUser } from './current-user.js';
import { isFitPassword } from './password-rules.js';
import type { User } from './user.js';
import { UserService } from './user-service.js';

/** Where the studio's user changes the password. */
@Controller()
@RequestMapping('/studio/account')
export class AccountController {
  readonly #users: UserService;

  constructor(users: UserService) {
    this.#users = users;
  }

  @GetMapping()
  form(): ModelAndView {
    return new ModelAndView('account', {});
  }

  @PostMapping()
  async change(
    @RequestParam('present', { defaultValue: '' }) present: string,
    @RequestParam('password', { defaultValue: '' }) password: string,
    @CurrentUser() { name }: User,
    session: HttpSession,
    redirect: RedirectAttributes,
  ): Promise<ModelAndView> {
    if (!isFitPassword(password)) return new ModelAndView('account', { error: 'account.short' }, 422);
    if (!(await this.#users.authenticate(name, present))) {
      return new ModelAndView('account', { error: 'account.wrong' }, 422);
    }
    await this.#users.changePassword(name, password, session);
    flash(redirect, 'account.changed');
    return new ModelAndView('redirect:/studio');
  }
}
