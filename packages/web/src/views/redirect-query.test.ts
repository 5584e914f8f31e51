import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Charset } from '../http/charset.js';
import { appendQuery, queryProperties } from './redirect-query.js';

const query = (model: Record<string, unknown>, charset = Charset.UTF_8) =>
  queryProperties(new Map(Object.entries(model)), charset);

describe('redirect-query', () => {
  it('puts the query before the fragment and behind the one that is there', () => {
    assert.equal(appendQuery('/target?own=1#part', 'a=2'), '/target?own=1&a=2#part');
    assert.equal(appendQuery('/target#part', 'a=2'), '/target?a=2#part');
    assert.equal(appendQuery('/target', ''), '/target');
  });

  it('takes simple values and lists of them, nothing else', () => {
    assert.equal(query({ a: 'x y', n: 5, list: ['p', 'q'], flag: true }), 'a=x+y&n=5&list=p&list=q&flag=true');
    assert.equal(query({ book: { title: 'Emma' }, none: undefined, nothing: null, empty: [], mixed: ['a', {}] }), '');
  });

  it('writes the bytes of a charset', () => {
    assert.equal(query({ a: '\u00e9&' }, Charset.ISO_8859_1), 'a=%E9%26');
  });

  it('writes what a form reads back', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), (model) => {
        const read = [...new URLSearchParams(query(model))];
        assert.deepEqual(read, Object.entries(model));
      }),
    );
  });
});
