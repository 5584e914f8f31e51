import assert from 'node:assert/strict';
import { parseCookies } from './cookie-parser.js';

const values = (header: string) => parseCookies(header).map(({ name, value }) => `${name}=${value}`);

describe('parseCookies', () => {
  it('takes quotes away, also where the closing one is missing', () => {
    assert.deepEqual(values('a="x"; b="y; c=""; d="'), ['a=x', 'b=y', 'c=', 'd=']);
  });

  it('leaves out pairs with characters that no cookie has', () => {
    assert.deepEqual(values('a="x"y; b=x"y; c=x y; d=x,y; e f=1; =g; h; i=ok'), ['i=ok']);
  });

  it('reads what is beyond ASCII as UTF-8', () => {
    assert.deepEqual(values(Buffer.from('a=grün').toString('latin1')), ['a=grün']);
  });
});
