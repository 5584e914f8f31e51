import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import fc from 'fast-check';
import { Charset } from './charset.js';
import { ContentDisposition } from './content-disposition.js';

const filename = (header: string) => ContentDisposition.parse(header).filename;

describe('ContentDisposition', () => {
  it('reads type, name and file name', () => {
    const disposition = ContentDisposition.parse('form-data; name="field"; filename="a;b.txt"');
    assert.ok(disposition.isFormData && !disposition.isInline && !disposition.isAttachment);
    assert.equal(disposition.name, 'field');
    assert.equal(disposition.filename, 'a;b.txt');
  });

  it('reads encoded file names', () => {
    assert.equal(filename("attachment; filename*=UTF-8''%e2%82%ac%20rates"), '€ rates');
    assert.equal(filename('attachment; filename="=?UTF-8?B?w6Q=?="'), 'ä');
    assert.equal(filename('attachment; filename="=?ISO-8859-1?Q?=E4_b?="'), 'ä b');
    assert.equal(filename('attachment; filename="a\\"b\\\\c\\d"'), 'a"b\\c\\d');
  });

  it('takes the extended file name before the plain one', () => {
    assert.equal(filename("attachment; filename=a; filename*=UTF-8''b"), 'b');
    assert.equal(filename("attachment; filename*=UTF-8''b; filename=a"), 'b');
  });

  const malformed = [
    '',
    ';',
    'attachment; filename',
    "attachment; filename*=UTF-16''a",
    "attachment; filename*=UTF-8''%zz",
    "attachment; filename*=UTF-8''a b",
    'attachment; filename="=?none?B?YQ==?="',
    'attachment; filename="=?UTF-8?B?YQ=?="',
    'attachment; size=x',
  ];
  for (const header of malformed) {
    it(`refuses ${JSON.stringify(header)}`, () => {
      assert.throws(() => ContentDisposition.parse(header), IllegalArgumentException);
    });
  }

  it('writes a plain name with quotes and escapes', () => {
    const header = ContentDisposition.attachment().filename('a"b\\.txt').build().toString();
    assert.equal(header, 'attachment; filename="a\\"b\\\\.txt"');
  });

  it('writes a name in a charset for old and new clients', () => {
    const header = ContentDisposition.attachment().filename('€ 1.txt', Charset.UTF_8).build().toString();
    assert.equal(header, 'attachment; filename="=?UTF-8?Q?=E2=82=AC_1.txt?="; filename*=UTF-8\'\'%E2%82%AC%201.txt');
  });

  it('refuses a blank type and a charset that no client reads', () => {
    assert.throws(() => ContentDisposition.builder(' '), IllegalArgumentException);
    const disposition = ContentDisposition.inline().filename('a', Charset.UTF_16).build();
    assert.throws(() => disposition.toString(), IllegalArgumentException);
  });

  it('reads every file name that is written', () => {
    const charset = fc.constantFrom(undefined, Charset.UTF_8);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), charset, (name, given) => {
        fc.pre(given !== undefined || !name.startsWith('=?'));
        const written = ContentDisposition.attachment().filename(name, given).build();
        assert.equal(filename(written.toString()), name);
      }),
    );
  });

  it('throws nothing but an IllegalArgumentException', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[fa;="\\*' %?BQ-]{0,30}$/), (text) => {
        try {
          ContentDisposition.parse(`a; filename=${text}`);
        } catch (error) {
          assert.ok(error instanceof IllegalArgumentException);
        }
      }),
    );
  });
});
