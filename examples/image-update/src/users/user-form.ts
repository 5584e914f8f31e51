import { Pattern, Size } from '@vernal/core';
import { MAX_PASSWORD, MIN_PASSWORD } from './password-rules.js';
import { ROLES } from './user.js';

const ROLE = new RegExp(`^(?:${ROLES.join('|')})$`);

/** A new user. Texts of what is wrong are messages `users.…`. */
export class UserForm {
  @Pattern(/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/, { message: 'users.name.form' })
  @Size({ min: 1, max: 40, message: 'users.name.long' })
  name = '';
  @Size({ min: MIN_PASSWORD, max: MAX_PASSWORD, message: 'users.password.length' }) password = '';
  @Pattern(ROLE, { message: 'users.role.unknown' }) role = 'editor';
}

/** What of a user may be changed. */
export class UserChangeForm {
  /** Empty: it stays as it is. */
  @Pattern(new RegExp(`^(?:.{${MIN_PASSWORD},${MAX_PASSWORD}})?$`, 's'), { message: 'users.password.length' })
  password = '';
  @Pattern(ROLE, { message: 'users.role.unknown' }) role = 'editor';
}
