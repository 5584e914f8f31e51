import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type PlaceholderOptions, PlaceholderResolutionException, PropertyPlaceholderHelper } from './placeholders.js';

const PROPERTIES = new Map([
  ['a', '1'],
  ['name', 'a'],
  ['ref', '${a}'],
  ['loop', '${back}'],
  ['back', '${loop}'],
  ['bad', '${missing}'],
  ['k:v', 'whole'],
  ['empty', ''],
]);

function resolve(text: string, options?: PlaceholderOptions): string {
  return new PropertyPlaceholderHelper(options).replacePlaceholders(text, (key) => PROPERTIES.get(key));
}

describe('PropertyPlaceholderHelper', () => {
  it('replaces placeholders by values, and those in values', () => {
    assert.equal(resolve('x ${a}${ref}$a{a} ${'), 'x 11$a{a} ${');
  });

  it('takes the default where there is no value; an empty value is one', () => {
    assert.deepEqual(
      ['${no:d}', '${no:}', '${no:a:b}', '${empty:d}', '${no:${a}}', '${no:${no:c}}'].map((text) => resolve(text)),
      ['d', '', 'a:b', '', '1', 'c'],
    );
  });

  it('builds keys of placeholders, and tries the whole text as a key first', () => {
    assert.deepEqual([resolve('${${name}}'), resolve('${k:v}')], ['1', 'whole']);
  });

  it('leaves escaped placeholders and separators alone', () => {
    assert.deepEqual(
      [resolve('\\${a}'), resolve('${no\\:x:y}'), resolve('\\${a}', { escape: null })],
      ['${a}', 'y', '\\1'],
    );
  });

  it('knows other prefixes, suffixes and separators', () => {
    assert.deepEqual(
      [
        resolve('#[a]', { prefix: '#[', suffix: ']' }),
        resolve('{{no?d}}', { prefix: '{{', suffix: '}}', separator: '?' }),
      ],
      ['1', 'd'],
    );
    assert.throws(() => resolve('${no:d}', { separator: null }), PlaceholderResolutionException);
  });

  it('leaves what has no value where that is asked for', () => {
    assert.equal(resolve('${no} ${a} ${bad}', { ignoreUnresolvable: true }), '${no} 1 ${missing}');
  });

  it('names the placeholder without value, and where it was met', () => {
    assert.throws(
      () => resolve('x ${bad}'),
      /Could not resolve placeholder 'missing' in value "\$\{missing\}" <-- "x \$\{bad\}"/,
    );
  });

  it('never goes round in circles', () => {
    assert.throws(() => resolve('${loop}'), /Circular placeholder reference 'loop'/);
    assert.throws(() => resolve('${loop}', { ignoreUnresolvable: true }), PlaceholderResolutionException);
  });

  it('ends for every text, with text or with an exception', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('${', '}', ':', '\\', 'a', 'loop', 'name', '$', '{'), maxLength: 20 }),
        (text) => {
          try {
            assert.equal(typeof resolve(text), 'string');
          } catch (error) {
            assert.ok(error instanceof PlaceholderResolutionException, String(error));
          }
        },
      ),
    );
  });

  it('leaves text without placeholders as it is', () => {
    fc.assert(fc.property(fc.string(), (text) => fc.pre(!text.includes('${')) ?? assert.equal(resolve(text), text)));
  });
});
