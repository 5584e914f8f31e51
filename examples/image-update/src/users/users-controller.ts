import { BindingResult, FieldError, Valid } from '@vernal/core';
import {
  Controller,
  GetMapping,
  HttpSession,
  ModelAndView,
  ModelAttribute,
  PathVariable,
  PostMapping,
  RedirectAttributes,
  RequestMapping,
} from '@vernal/web';
import { errorsOf } from '../web/field-errors.js';
import { flash } from '../web/flash.js';
import { CurrentUser } from './current-user.js';
import type { Role, User } from './user.js';
import { LastAdminException, UserNameTakenException } from './user-exceptions.js';
import { UserChangeForm, UserForm } from './user-form.js';
import { UserService } from './user-service.js';
import { UserStore } from './user-store.js';

/** Where admins say who may work in the studio. */
@Controller()
@RequestMapping('/studio/users')
export class UsersController {
  readonly #store: UserStore;
  readonly #users: UserService;

  constructor(store: UserStore, users: UserService) {
    this.#store = store;
    this.#users = users;
  }

  @GetMapping()
  async list(): Promise<ModelAndView> {
    return this.#page(new UserForm());
  }

  @PostMapping()
  async add(
    @ModelAttribute({ name: 'form', type: UserForm }) @Valid() form: UserForm,
    result: BindingResult,
    redirect: RedirectAttributes,
  ): Promise<ModelAndView> {
    if (!result.hasErrors()) {
      try {
        await this.#users.add(form.name, form.password, form.role as Role);
        flash(redirect, 'users.added', form.name);
        return new ModelAndView('redirect:/studio/users');
      } catch (error) {
        if (!(error instanceof UserNameTakenException)) throw error;
        result.addError(new FieldError('form', 'name', { defaultMessage: 'users.name.taken' }));
      }
    }
    return this.#page(form, result);
  }

  @GetMapping('/{name}')
  async changeForm(@PathVariable() name: string): Promise<ModelAndView> {
    const user = await this.#store.get(name);
    return new ModelAndView('user', { user, form: { role: user.role }, errors: {} });
  }

  @PostMapping('/{name}')
  async change(
    @PathVariable() name: string,
    @ModelAttribute({ name: 'form', type: UserChangeForm }) @Valid() form: UserChangeForm,
    result: BindingResult,
    @CurrentUser() admin: User,
    session: HttpSession,
    redirect: RedirectAttributes,
  ): Promise<ModelAndView> {
    if (!result.hasErrors()) {
      try {
        await this.#store.setRole(name, form.role as Role);
        if (form.password !== '') {
          await this.#users.changePassword(name, form.password, name === admin.name ? session : undefined);
        }
        flash(redirect, 'users.changed', name);
        return new ModelAndView('redirect:/studio/users');
      } catch (error) {
        if (!(error instanceof LastAdminException)) throw error;
        result.addError(new FieldError('form', 'role', { defaultMessage: 'users.lastAdmin' }));
      }
    }
    return new ModelAndView('user', { user: await this.#store.get(name), form, errors: errorsOf(result) }, 422);
  }

  @GetMapping('/{name}/remove')
  async removeForm(@PathVariable() name: string): Promise<ModelAndView> {
    return new ModelAndView('remove-user', { user: await this.#store.get(name) });
  }

  @PostMapping('/{name}/remove')
  async remove(@PathVariable() name: string, redirect: RedirectAttributes): Promise<ModelAndView> {
    try {
      await this.#store.remove(name);
    } catch (error) {
      if (!(error instanceof LastAdminException)) throw error;
      const user = await this.#store.get(name);
      return new ModelAndView('remove-user', { user, error: 'users.lastAdmin' }, 409);
    }
    flash(redirect, 'users.removed', name);
    return new ModelAndView('redirect:/studio/users');
  }

  async #page(form: UserForm, result?: BindingResult): Promise<ModelAndView> {
    const { name, role } = form;
    const model = { users: await this.#store.list(), form: { name, role }, errors: result ? errorsOf(result) : {} };
    return new ModelAndView('users', model, result ? 422 : 200);
  }
}
