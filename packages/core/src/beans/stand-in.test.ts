import assert from 'node:assert/strict';
import { Interface, isInstance } from '../metadata/interfaces.js';
import { standIn } from './stand-in.js';

class Account {
  #balance = 0;
  owner = 'nobody';
  deposit(amount: number): number {
    this.#balance += amount;
    return this.#balance;
  }
}

describe('standIn', () => {
  it('passes every use on to the object found at that moment', () => {
    let present = new Account();
    const account = standIn(Account, () => present);
    assert.equal(account.deposit(5), 5);
    present = new Account();
    assert.equal(account.deposit(1), 1);
    account.owner = 'me';
    assert.equal(present.owner, 'me');
    assert.ok('owner' in account);
    assert.deepEqual(Object.keys(account), ['owner']);
    delete (account as Partial<Account>).owner;
    assert.equal('owner' in present, false);
  });

  it('is of the class, and is not looked into to learn more', () => {
    @Interface({ all: ['close'] })
    abstract class Closeable {
      abstract close(): void;
    }
    const account = standIn(Account, () => assert.fail('looked for the object'));
    assert.ok(account instanceof Account);
    assert.ok(isInstance(account, Account));
    assert.equal(isInstance(account, Closeable), false);
    assert.equal(account.constructor, Account);
  });

  it('may be awaited', async () => {
    const account = standIn(Account, () => assert.fail('looked for the object'));
    assert.equal(await Promise.resolve(account), account);
  });
});
