import assert from 'node:assert/strict';
import { hasText, isWhiteSpace, removeWhiteSpace, trimText } from './white-space.js';

describe('white space', () => {
  it('at the ends is what is no higher than a space', () => {
    assert.equal(trimText('\0\t\u001c a b \n'), 'a b');
    assert.equal(trimText('\u00a0a\u2003\ufeff'), '\u00a0a\u2003\ufeff');
    assert.equal(trimText(' \r\n'), '');
    assert.equal(trimText('ab'), 'ab');
  });

  it('is left out wherever it stands, a no-break space is not', () => {
    assert.equal(removeWhiteSpace(' 1 \u2003000\u3000\u001f'), '1000');
    assert.equal(removeWhiteSpace('1\u00a0\u2007\u202f\ufeff\0'), '1\u00a0\u2007\u202f\ufeff\0');
  });

  it('alone is no text', () => {
    assert.equal(hasText(' \t\u001c\u2003\u3000'), false);
    for (const text of ['\u00a0', '\ufeff', '\0', ' a ']) assert.equal(hasText(text), true);
    for (const text of ['', undefined, null]) assert.equal(hasText(text), false);
  });

  it('is known by the character', () => {
    for (const char of [' ', '\t', '\n', '\u001f', '\u2003', '\u3000']) assert.ok(isWhiteSpace(char));
    for (const char of ['\u00a0', '\u2007', '\u202f', '\ufeff', '\0', 'a']) assert.ok(!isWhiteSpace(char));
  });
});
