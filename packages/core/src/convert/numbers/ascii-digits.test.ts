import assert from 'node:assert/strict';
import { asciiDigits } from './ascii-digits.js';

describe('asciiDigits', () => {
  it('writes the digits of every script as 0 to 9', () => {
    for (const zero of ['0', '\u0660', '\u0966', '\u0e50', '\u1810', '\uff10']) {
      const digits = Array.from({ length: 10 }, (_, i) => String.fromCharCode(zero.charCodeAt(0) + i));
      assert.equal(asciiDigits(digits.join('')), '0123456789');
    }
  });

  it('leaves everything else as it is', () => {
    assert.equal(asciiDigits('-1,5 é²½Ⅳ\u{1d7d8}'), '-1,5 é²½Ⅳ\u{1d7d8}');
  });
});
