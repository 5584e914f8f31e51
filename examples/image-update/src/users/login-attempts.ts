import type { GallerySettings } from '../gallery-settings.js';

/** An address may try so many times as often as one user at this address: there may be many behind it. */
const USERS_OF_ADDRESS = 10;

/** What to tell somebody who is to wait that many milliseconds: a code of the messages and its arguments. */
export const tooMany = (wait: number) => ({ code: 'login.tooMany', args: [Math.ceil(wait / 60_000)] });

/** `Retry-After` for that many milliseconds. Source: RFC 9110 section 10.2.3. */
export const retryAfter = (wait: number): string => String(Math.ceil(wait / 1000));

/** Counts failed logins of a user at an address, and all those of the address, for a while after the first one. */
export abstract class LoginAttempts {
  readonly #limit: number;
  readonly #window: number;

  constructor({ loginAttempts, loginWindow }: Pick<GallerySettings, 'loginAttempts' | 'loginWindow'>) {
    this.#limit = loginAttempts;
    this.#window = loginWindow.toMillis();
  }

  /**
   * Counts one before the password is looked at, so that many at once are no way around it. Gives the milliseconds to wait until
   * the next one; 0: it may be tried.
   */
  async begin(user: string, address: string): Promise<number> {
    const [byUser, byAddress] = await Promise.all(
      keysOf(user, address).map((key) => this.increment(key, this.#window)),
    );
    return Math.max(waitOf(byUser, this.#limit), waitOf(byAddress, this.#limit * USERS_OF_ADDRESS));
  }

  /** The one that began was no failure: those of the user are forgotten. */
  async succeed(user: string, address: string): Promise<void> {
    const [ofUser, ofAddress] = keysOf(user, address);
    await Promise.all([this.remove(ofUser), this.decrement(ofAddress)]);
  }

  /** Adds one to the count of a key, which is forgotten that many milliseconds after its first one. */
  protected abstract increment(key: string, window: number): Promise<Count>;
  protected abstract decrement(key: string): Promise<void>;
  protected abstract remove(key: string): Promise<void>;
}

/** How often, and the milliseconds until that is forgotten. */
export interface Count {
  readonly count: number;
  readonly remaining: number;
}

const waitOf = (found: Count | undefined, limit: number): number =>
  found !== undefined && found.count > limit ? Math.max(1, found.remaining) : 0;

function keysOf(user: string, address: string): [string, string] {
  const network = networkOf(address);
  return [`${network} ${user.slice(0, 100)}`, network];
}

/** Who has one address of IPv6 has the 2^64 around it. */
function networkOf(address: string): string {
  const plain = address.replace(/^\[|\]$/g, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const after = tail === '' ? [] : tail.split(':');
    while (groups.length + after.length < 8) groups.push('0');
    groups.push(...after);
  }
  return groups.slice(0, 4).join(':');
}
