import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFirstValue } from './json-text.js';

describe('parseFirstValue', () => {
  it('leaves alone what stands behind the first value', () => {
    assert.deepEqual(parseFirstValue('{"a":"}\\"{"} x'), { a: '}"{' });
    assert.deepEqual(parseFirstValue(' [1,[2]]]'), [1, [2]]);
    assert.equal(parseFirstValue('"a" b'), 'a');
    assert.equal(parseFirstValue('12 13'), 12);
  });

  it('refuses what does not begin with a value', () => {
    for (const text of ['', ' ', '{', '[1', '"a', 'truex', '1x', "{'a':1}", '{"a":1,}', '}']) {
      assert.throws(() => parseFirstValue(text), SyntaxError, text);
    }
  });

  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        assert.deepEqual(parseFirstValue(`${json} {`), JSON.parse(json));
      }),
    );
  });
});
