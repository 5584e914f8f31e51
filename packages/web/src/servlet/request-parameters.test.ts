import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TooManyParametersException } from '../errors/too-many-parameters-exception.js';
import { Charset } from '../http/charset.js';
import { addParameters } from './request-parameters.js';

const parse = (text: string, charset = Charset.UTF_8) => {
  const into = new Map<string, string[]>();
  addParameters(text, charset, into);
  return [...into];
};

describe('addParameters', () => {
  const table: [text: string, parameters: [string, string[]][]][] = [
    [
      'a=1&b=2&a=3',
      [
        ['a', ['1', '3']],
        ['b', ['2']],
      ],
    ],
    ['a', [['a', ['']]]],
    ['a=', [['a', ['']]]],
    ['=x&&b=1', [['b', ['1']]]],
    ['a=x+y%20z', [['a', ['x y z']]]],
    ['a=%2B', [['a', ['+']]]],
    ['a=b=c', [['a', ['b=c']]]],
    ['a=%E2%82%AC', [['a', ['€']]]],
    ['a=%zz&b=1', [['b', ['1']]]],
    ['a=%ff', [['a', ['\uFFFD']]]],
    ['__proto__=1', [['__proto__', ['1']]]],
  ];
  for (const [text, parameters] of table) {
    it(`reads ${text}`, () => assert.deepEqual(parse(text), parameters));
  }

  it('reads bytes in the charset', () => {
    assert.deepEqual(parse('a=%E9\xe9', Charset.ISO_8859_1), [['a', ['éé']]]);
    assert.deepEqual(parse('a=\xc3\xa9'), [['a', ['é']]]);
  });

  it('refuses more than 1000 values', () => {
    assert.throws(() => parse('a&'.repeat(1001)), TooManyParametersException);
    assert.equal(parse('a&'.repeat(1000))[0]?.[1].length, 1000);
  });

  it('reads whatever URLSearchParams writes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))),
        (pairs) => {
          const read = parse(new URLSearchParams(pairs).toString());
          const expected = new Map<string, string[]>();
          for (const [name, value] of pairs) expected.set(name, [...(expected.get(name) ?? []), value]);
          assert.deepEqual(read, [...expected]);
        },
      ),
    );
  });
});
