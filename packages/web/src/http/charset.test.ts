import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Charset, UnsupportedCharsetException } from './charset.js';

describe('Charset', () => {
  it('is one object for all its names', () => {
    assert.equal(Charset.forName('latin1'), Charset.ISO_8859_1);
    assert.equal(Charset.forName('UTF8'), Charset.forName('utf-8'));
    assert.equal(Charset.forName('Windows-1252'), Charset.forName('cp1252'));
    assert.notEqual(Charset.forName('us-ascii'), Charset.ISO_8859_1);
  });

  for (const name of ['', ' utf-8', 'none', 'utf-8\n', 'x'.repeat(100)]) {
    it(`does not know ${JSON.stringify(name)}`, () => {
      assert.throws(() => Charset.forName(name), UnsupportedCharsetException);
    });
  }

  it('decodes what each charset says', () => {
    const bytes = Uint8Array.of(0x41, 0x80, 0xe9);
    assert.equal(Charset.ISO_8859_1.decode(bytes), 'A\x80é');
    assert.equal(Charset.forName('windows-1252').decode(bytes), 'A€é');
    assert.equal(Charset.US_ASCII.decode(bytes), 'A\uFFFD\uFFFD');
    assert.equal(Charset.UTF_16.decode(Uint8Array.of(0xff, 0xfe, 0x41, 0)), 'A');
    assert.equal(Charset.UTF_16.decode(Uint8Array.of(0, 0x41)), 'A');
  });

  it('writes ? for what a charset has not', () => {
    assert.deepEqual([...Charset.ISO_8859_1.encode('é€😀')], [0xe9, 0x3f, 0x3f]);
    assert.deepEqual([...Charset.forName('windows-1252').encode('€')], [0x80]);
    assert.ok(!Charset.ISO_8859_1.canEncode('€') && Charset.ISO_8859_1.canEncode('é'));
    assert.ok(!Charset.UTF_8.canEncode('\ud800'));
  });

  it('refuses to write a charset of several bytes that is not of Unicode', () => {
    assert.throws(() => Charset.forName('shift_jis').encode('あ'), UnsupportedCharsetException);
    assert.deepEqual([...Charset.forName('shift_jis').encode('a')], [0x61]);
  });

  for (const name of ['utf-8', 'utf-16', 'utf-16le', 'utf-16be']) {
    it(`reads in ${name} what it wrote`, () => {
      const charset = Charset.forName(name);
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme' }), (text) => {
          assert.equal(charset.decode(charset.encode(text)), text);
        }),
      );
    });
  }
});
