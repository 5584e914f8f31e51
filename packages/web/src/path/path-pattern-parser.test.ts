import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PathPatternParser } from './path-pattern-parser.js';
import { PatternParseException } from './pattern-parse-exception.js';

const parser = new PathPatternParser();

function failure(pattern: string): [string, number] {
  try {
    parser.parse(pattern);
  } catch (error) {
    assert.ok(error instanceof PatternParseException, String(error));
    return [error.messageType, error.position];
  }
  return ['none', -1];
}

describe('PathPatternParser', () => {
  for (const [pattern, message, position] of [
    ['/{a', 'MISSING_CLOSE_CAPTURE', 3],
    ['/{a/b}', 'MISSING_CLOSE_CAPTURE', 3],
    ['/{a:x', 'MISSING_CLOSE_CAPTURE', 4],
    ['/{a:x/y}', 'MISSING_CLOSE_CAPTURE', 5],
    ['/a}', 'MISSING_OPEN_CAPTURE', 2],
    ['/{a{b}}', 'ILLEGAL_NESTED_CAPTURE', 3],
    ['/{1a}', 'ILLEGAL_CHARACTER_AT_START_OF_CAPTURE_DESCRIPTOR', 2],
    ['/{*1a}', 'ILLEGAL_CHARACTER_AT_START_OF_CAPTURE_DESCRIPTOR', 3],
    ['/{a b}', 'ILLEGAL_CHARACTER_IN_CAPTURE_DESCRIPTOR', 3],
    ['/{a?}', 'ILLEGAL_CHARACTER_IN_CAPTURE_DESCRIPTOR', 3],
    ['/{*a:x}', 'ILLEGAL_CHARACTER_IN_CAPTURE_DESCRIPTOR', 4],
    ['/**/{*a}', 'CANNOT_HAVE_MANY_MULTISEGMENT_PATHELEMENTS', 8],
    ['/**/**', 'CANNOT_HAVE_MANY_MULTISEGMENT_PATHELEMENTS', 4],
    ['/a/**/b', 'INVALID_LOCATION_FOR_MULTISEGMENT_PATHELEMENT', 3],
    ['/a/{*b}/c', 'INVALID_LOCATION_FOR_MULTISEGMENT_PATHELEMENT', 7],
    ['/{a:}', 'MISSING_REGEX_CONSTRAINT', 4],
    ['/{a}/{a}', 'ILLEGAL_DOUBLE_CAPTURE', 5],
    ['/{a}-{a}', 'ILLEGAL_DOUBLE_CAPTURE', 1],
    ['/{a:[}', 'REGEX_PATTERN_SYNTAX_EXCEPTION', 4],
    ['/x{a:[}', 'REGEX_PATTERN_SYNTAX_EXCEPTION', 5],
    ['/{*a}b', 'CAPTURE_ALL_IS_STANDALONE_CONSTRUCT', 1],
    ['/{*a}{b}', 'CAPTURE_ALL_IS_STANDALONE_CONSTRUCT', 1],
  ] as const) {
    it(`says ${message} of ${pattern}`, () => {
      assert.deepEqual(failure(pattern), [message, position]);
    });
  }

  it('puts a caret below the place', () => {
    assert.throws(
      () => parser.parse('/a/{b'),
      (error: PatternParseException) => {
        const lines = error.toDetailedString().split('\n');
        assert.deepEqual(lines.slice(0, 2), ['/a/{b', '     ^']);
        assert.match(lines[2]!, /"}" is missing/);
        return true;
      },
    );
  });

  it('names pattern and position in the message', () => {
    assert.throws(() => parser.parse('/{1}'), /cannot start with "1": "\/\{1\}", position 2/);
  });

  it('keeps the reason of the regular expression engine as the cause', () => {
    assert.throws(
      () => parser.parse('/{a:[}'),
      (error: Error) => error.cause instanceof SyntaxError,
    );
  });

  it('takes braces and an escaped brace within a regular expression', () => {
    for (const pattern of ['/{a:x{1,2}}', '/{a:\\}x}', '/{a:[{}]}', '/{a:b\\/c}'])
      assert.deepEqual(failure(pattern), ['none', -1]);
  });

  it('takes hyphens, dollars, letters of any script, and no name at all', () => {
    for (const pattern of ['/{a-b}', '/{$a_1}', '/{größe}', '/{}', '/{:x}', '/{*}'])
      assert.deepEqual(failure(pattern), ['none', -1]);
  });

  it('gives a full path a leading slash', () => {
    assert.equal(parser.initFullPathPattern('a'), '/a');
    assert.equal(parser.initFullPathPattern('/a'), '/a');
    assert.equal(parser.initFullPathPattern(''), '');
  });

  it('parses any text or says in a PatternParseException why not', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('/', '/', '{', '}', '*', '?', ':', '\\', 'a', 'b', '1', '[', '(', ')', '.', '|', '-'),
        }),
        (text) => {
          try {
            assert.equal(parser.parse(text).getPatternString(), text);
          } catch (error) {
            assert.ok(error instanceof PatternParseException, `${text}: ${error}`);
            assert.ok(error.position >= 0 && error.position <= text.length, `${text}: position ${error.position}`);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
