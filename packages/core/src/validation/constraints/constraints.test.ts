import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allMemberAnnotations, findAnnotation } from '../../metadata/annotations.js';
import { CONSTRAINT, type ConstraintDecorator } from '../constraint.js';
import {
  DecimalMax,
  DecimalMin,
  Digits,
  Max,
  Min,
  Negative,
  NegativeOrZero,
  Positive,
  PositiveOrZero,
} from './numbers.js';
import { NotBlank, NotEmpty, Size } from './presence.js';
import { Email, Pattern } from './text.js';
import { Future, Past } from './time.js';

function check(decorate: ConstraintDecorator, value: unknown): boolean {
  class Holder {
    @decorate
    value: unknown;
  }
  const found = findAnnotation(allMemberAnnotations(Holder, 'value'), CONSTRAINT);
  return found?.isValid(value, undefined) as boolean;
}

function accepted(decorate: ConstraintDecorator, values: readonly unknown[]): unknown[] {
  return values.filter((value) => check(decorate, value));
}

describe('constraints', () => {
  it('compare numbers, big ones and those in texts', () => {
    assert.deepEqual(accepted(Min(18), [17, 18, '18', 'x', 18n, 17n, Number.NaN, null]), [18, '18', 18n, null]);
    assert.deepEqual(accepted(Max(18), [18, 19, null]), [18, null]);
    assert.deepEqual(accepted(DecimalMin('0.5', { inclusive: false }), [0.5, 0.51]), [0.51]);
    assert.deepEqual(accepted(DecimalMax(0.5), [0.5, 0.51]), [0.5]);
  });

  it('agree that a number is positive, negative or neither', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        assert.equal(check(Positive(), value), !check(NegativeOrZero(), value));
        assert.equal(check(Negative(), value), !check(PositiveOrZero(), value));
      }),
    );
  });

  it('count digits before and behind the point', () => {
    assert.deepEqual(accepted(Digits({ integer: 2, fraction: 1 }), [12.5, -12.5, 123, 0.55, 1e21, '1.50', 'x']), [
      12.5,
      -12.5,
      '1.50',
    ]);
  });

  it('measure texts, lists, sets and maps', () => {
    assert.deepEqual(accepted(Size({ min: 1, max: 2 }), ['a', '', [1, 2, 3], new Set([1]), null, 5]), [
      'a',
      new Set([1]),
      null,
    ]);
    assert.deepEqual(accepted(NotEmpty(), ['', ' ', [], [1], null, new Map()]), [' ', [1]]);
    assert.deepEqual(accepted(NotBlank(), ['', ' ', '\0\n', 'a', '\u00a0', null]), ['a', '\u00a0']);
  });

  it('match the whole of a text', () => {
    assert.deepEqual(accepted(Pattern('[A-Z]{2}|x'), ['AB', 'ABC', 'x', 'xx', null]), ['AB', 'x', null]);
  });

  it('know addresses of mail', () => {
    const good = ['a@b', 'a.b+c@d-e.org', '"a b"@c.de', 'a@[127.0.0.1]', ''];
    const bad = ['a', '@b', 'a@', 'a..b@c', 'a@-b', 'a@b..c', 'a b@c', 'a@b@c', `${'a'.repeat(65)}@b`];
    assert.deepEqual(accepted(Email(), [...good, ...bad]), good);
  });

  it('judge any text as an address without delay or error', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '@', '.', '-', '"', ' ', '\\'), maxLength: 200 }), (text) => {
        assert.equal(typeof check(Email(), text), 'boolean');
      }),
    );
  });

  it('know past and future', () => {
    const [then, later] = [new Date(0), new Date(Date.now() + 1e9)];
    assert.deepEqual(accepted(Past(), [then, later, 'x', null]), [then, null]);
    assert.deepEqual(accepted(Future(), [then, later]), [later]);
  });
});
