import assert from 'node:assert/strict';
import { hashPassword, verifyPassword } from './password.js';

describe('Passwords', () => {
  it('are verified by their hash', async () => {
    const hash = await hashPassword('open sesame');
    assert.match(hash, /^\$scrypt\$ln=15,r=8,p=3\$/);
    assert.equal(await verifyPassword('open sesame', hash), true);
    assert.equal(await verifyPassword('open sesam', hash), false);
    assert.notEqual(await hashPassword('open sesame'), hash, 'each hash has a salt of its own');
  });

  it('are the same however their letters are composed', async () => {
    assert.equal(await verifyPassword('cafe\u0301', await hashPassword('caf\u00e9')), true);
  });

  it('are verified at the cost that their hash names', async () => {
    const cheap = '$scrypt$ln=4,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    assert.equal(await verifyPassword('x', cheap), false);
  });

  it('do not fit what is no hash', async () => {
    for (const hash of ['', 'x', 'scrypt:a:b', '$scrypt$ln=99,r=8,p=3$short$short']) {
      assert.equal(await verifyPassword('', hash), false);
    }
  });
});
