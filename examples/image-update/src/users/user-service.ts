import { Service, Value } from '@vernal/core';
import { verifyPassword } from './password.js';

/** Knows who may work in the studio. */
@Service()
export class UserService {
  readonly #user: string;
  readonly #password: string;

  constructor(@Value('${gallery.user}') user: string, @Value('${gallery.password}') password: string) {
    this.#user = user;
    this.#password = password;
  }

  /** Whether these are the name and the password of a user. */
  async authenticate(name: string, password: string): Promise<boolean> {
    const right = await verifyPassword(password, this.#password);
    return right && name === this.#user;
  }
}
