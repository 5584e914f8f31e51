import {
  Controller,
  GetMapping,
  ModelAndView,
  PostMapping,
  RedirectAttributes,
  RequestMapping,
  RequestParam,
} from '@vernal/web';
import { flash } from '../web/flash.js';
import { CurrentUser } from './current-user.js';
import { UserService } from './user-service.js';

const MIN_LENGTH = 10;
/** Longer ones would only cost time. */
const MAX_LENGTH = 200;

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
    @CurrentUser() user: string,
    redirect: RedirectAttributes,
  ): Promise<ModelAndView> {
    const isFit = password.length >= MIN_LENGTH && password.length <= MAX_LENGTH;
    if (!isFit) return new ModelAndView('account', { error: 'account.short' }, 422);
    if (!(await this.#users.authenticate(user, present))) {
      return new ModelAndView('account', { error: 'account.wrong' }, 422);
    }
    await this.#users.changePassword(user, password);
    flash(redirect, 'account.changed');
    return new ModelAndView('redirect:/studio');
  }
}
