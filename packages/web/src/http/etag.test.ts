import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ETag } from './etag.js';

const parsed = (list: string) => ETag.parse(list).map(String);

describe('ETag', () => {
  it('reads tags between commas, weak ones and the wildcard', () => {
    assert.deepEqual(parsed('"a", W/"b" ,* , "c,d"'), ['"a"', 'W/"b"', '*', '"c,d"']);
  });

  it('skips what is no tag', () => {
    assert.deepEqual(parsed('a, "b" "c", w/"d", " ", "e'), ['"b"', '"d"']);
  });

  it('makes a tag of a text with or without quotes', () => {
    assert.deepEqual(ETag.create('W/"a"'), new ETag('a', true));
    assert.deepEqual(ETag.create('a'), new ETag('a', false));
  });

  it('compares strongly only strong tags, and an empty tag with none', () => {
    const [strong, weak] = [new ETag('a', false), new ETag('a', true)];
    assert.ok(strong.compare(weak, false) && !strong.compare(weak, true) && strong.compare(strong, true));
    assert.ok(!new ETag('', false).compare(new ETag('', false), false));
    assert.ok(!strong.equals(weak) && strong.equals(new ETag('a', false)));
  });

  it('knows the wildcard of a list from a tag that is a star', () => {
    assert.ok(ETag.parse('*')[0]?.isWildcard);
    assert.ok(!ETag.create('*').isWildcard);
    assert.equal(ETag.create('*').formattedTag, '"*"');
  });

  it('adds quotes where they are missing', () => {
    const quoted = ['a', '"a"', 'W/"a"', 'W/a', '"', 'W/"'].map(ETag.quoteETagIfNecessary);
    assert.deepEqual(quoted, ['"a"', '"a"', 'W/"a"', '"W/a"', '"""', '"W/""']);
  });

  it('reads every list that is written', () => {
    const tag = fc.tuple(fc.stringMatching(/^[!#-~]{1,10}$/), fc.boolean()).map(([text, weak]) => new ETag(text, weak));
    fc.assert(
      fc.property(fc.array(tag), (tags) => {
        assert.deepEqual(parsed(tags.join(', ')), tags.map(String));
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.stringMatching(/^[W/"*,a ]{0,20}$/), (list) => void ETag.parse(list)));
  });
});
