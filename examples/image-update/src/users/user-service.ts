import { Service } from '@vernal/core';
import { hashPassword, verifyPassword } from './password.js';
import { UserStore } from './user-store.js';

/** What the password of somebody who does not exist is compared with: a wrong name takes as long as a wrong password. */
const NOBODY = '$scrypt$ln=15,r=8,p=3$XG5CHhzBP2jLl8NbZ5dWUA$-SSKpjWNMXIb1sPHyYcDC_s1x7IIEo097x8LfqFeuTo';

/** Knows who may work in the studio. */
@Service()
export class UserService {
  readonly #users: UserStore;

  constructor(users: UserStore) {
    this.#users = users;
  }

  /** Whether these are the name and the password of a user. */
  async authenticate(name: string, password: string): Promise<boolean> {
    const hash = await this.#users.passwordOf(name);
    const right = await verifyPassword(password, hash ?? NOBODY);
    return right && hash !== undefined;
  }

  async changePassword(name: string, password: string): Promise<void> {
    await this.#users.setPassword(name, await hashPassword(password));
  }
}
