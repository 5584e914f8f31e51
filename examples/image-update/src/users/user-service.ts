import { Service } from '@vernal/core';
import type { HttpServletRequest, HttpSession } from '@vernal/web';
import { hashPassword, verifyPassword } from './password.js';
import type { Role, User } from './user.js';
import { UserStore } from './user-store.js';

/** What the password of somebody who does not exist is compared with: a wrong name takes as long as a wrong password. */
const NOBODY = '$scrypt$ln=15,r=8,p=3$XG5CHhzBP2jLl8NbZ5dWUA$-SSKpjWNMXIb1sPHyYcDC_s1x7IIEo097x8LfqFeuTo';
/** The session attribute of a visitor who has logged in. */
const USER = 'gallery.user';

/** What a session keeps of its user: the rest may change while it lasts. */
type SessionUser = Pick<User, 'name' | 'sessionKey'>;

/** Knows who may work in the studio, and who is there. */
@Service()
export class UserService {
  readonly #users: UserStore;

  constructor(users: UserStore) {
    this.#users = users;
  }

  /** The user of that name and password; undefined where there is none. */
  async authenticate(name: string, password: string): Promise<User | undefined> {
    const hash = await this.#users.passwordOf(name);
    const isRight = await verifyPassword(password, hash ?? NOBODY);
    return isRight && hash !== undefined ? this.#users.find(name) : undefined;
  }

  /** Throws a `UserNameTakenException`. */
  async add(name: string, password: string, role: Role): Promise<void> {
    await this.#users.add(name, await hashPassword(password), role);
  }

  /** Of the sessions of the user only this one goes on. */
  async changePassword(name: string, password: string, session?: HttpSession): Promise<void> {
    const user = await this.#users.setPassword(name, await hashPassword(password));
    if (session) this.begin(session, user);
  }

  /** From now on this is a session of the user. */
  begin(session: HttpSession, { name, sessionKey }: User): void {
    session.setAttribute(USER, { name, sessionKey } satisfies SessionUser);
  }

  /** The visitor who has logged in, as long as that user is there and has the same password; undefined for others. */
  async userOf(request: HttpServletRequest): Promise<User | undefined> {
    const session = await request.getSession(false);
    const known = session?.getAttribute(USER) as SessionUser | undefined;
    if (known === undefined) return undefined;
    const user = await this.#users.find(known.name);
    return user?.sessionKey === known.sessionKey ? user : undefined;
  }
}
