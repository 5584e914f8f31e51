import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseProperties } from './properties.js';

function parse(text: string): Record<string, string> {
  return Object.fromEntries(parseProperties(text));
}

describe('parseProperties', () => {
  it('knows three ways to part key and value', () => {
    assert.deepEqual(parse('a = 1\nb: 2\nc 3\nd\ne=\n f\\ g = h = i'), {
      a: '1',
      b: '2',
      c: '3',
      d: '',
      e: '',
      'f g': 'h = i',
    });
  });

  it('leaves out comments and empty lines', () => {
    assert.deepEqual(parse('# a = 1\n! b = 2\n\n  # c\nd = # 4'), { d: '# 4' });
  });

  it('joins continued lines without their indentation', () => {
    assert.deepEqual(parse('a = one, \\\n    two, \\\r\n\tthree\nb = c\\\\\nd = e\\'), {
      a: 'one, two, three',
      b: 'c\\',
      d: 'e',
    });
  });

  it('reads escapes, in keys too', () => {
    assert.deepEqual(parse('k\\:\\=\\u0041 = Gr\\u00fc\\u00dfe\\t\\n\\x'), { 'k:=A': 'Grüße\t\nx' });
  });

  it('reads every key and value that was escaped', () => {
    const escaped = (text: string) =>
      text.replaceAll(/./gsu, (one) =>
        one
          .split('')
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join(''),
      );
    fc.assert(
      fc.property(fc.string(), fc.string(), (key, value) =>
        assert.deepEqual([...parseProperties(`${escaped(key)}=${escaped(value)}`)], [[key, value]]),
      ),
    );
  });

  it('takes every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '=', ':', '\\', '\n', ' ', '#', 'u00', '\r') }), (text) =>
        assert.ok(parseProperties(text) instanceof Map),
      ),
    );
  });
});
