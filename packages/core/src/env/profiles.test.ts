import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IllegalArgumentException } from '../util/exceptions.js';
import { Profiles } from './profiles.js';

function holds(expression: string, ...active: string[]): boolean {
  return Profiles.of(expression).matches((profile) => active.includes(profile));
}

describe('Profiles', () => {
  it('joins names by and, or, not and parentheses', () => {
    assert.deepEqual(
      [holds('a & b', 'a', 'b'), holds('a & b', 'a'), holds('a | b', 'b'), holds('!a', 'b'), holds('!(a | b)', 'c')],
      [true, false, true, true, true],
    );
    assert.deepEqual([holds('a & (b | !c)', 'a'), holds('a & (b | !c)', 'a', 'c')], [true, false]);
  });

  it('holds where one of several expressions does', () => {
    assert.equal(
      Profiles.of('a', 'b').matches((profile) => profile === 'b'),
      true,
    );
    assert.equal(String(Profiles.of('a', 'b & c')), '(a) | (b & c)');
  });

  it('refuses and mixed with or, and expressions that say nothing', () => {
    for (const expression of ['a & b | c', '', ' ', '&', '!', '()'])
      assert.throws(() => Profiles.of(expression), IllegalArgumentException, expression);
    assert.throws(() => Profiles.of(), IllegalArgumentException);
  });

  it('obeys the laws of logic', () => {
    const names = fc.subarray(['a', 'b', 'c']);
    fc.assert(
      fc.property(names, (active) => {
        assert.equal(holds('!(a & b)', ...active), holds('!a | !b', ...active));
        assert.equal(holds('a & (b | c)', ...active), holds('(a & b) | (a & c)', ...active));
      }),
    );
  });

  it('takes every text, or says that it is malformed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', '&', '|', '!', '(', ')', ' '), maxLength: 16 }),
        (expression) => {
          try {
            assert.equal(typeof holds(expression, 'a'), 'boolean');
          } catch (error) {
            assert.ok(error instanceof IllegalArgumentException, String(error));
          }
        },
      ),
    );
  });
});
