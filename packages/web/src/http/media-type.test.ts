import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import fc from 'fast-check';
import { Charset } from './charset.js';
import { InvalidMediaTypeException } from './invalid-media-type-exception.js';
import { MediaType } from './media-type.js';

const types = (...texts: string[]) => texts.map(MediaType.parseMediaType);

describe('MediaType', () => {
  it('is written in lower case, with its parameters as they were given', () => {
    assert.equal(
      String(MediaType.parseMediaType('Text/HTML; Charset=utf-8;a="B c"')),
      'text/html;Charset=utf-8;a="B c"',
    );
  });

  it('finds parameters by names in any case', () => {
    const type = MediaType.parseMediaType('text/plain;Charset=latin1;Q=0.5');
    assert.equal(type.getParameter('CHARSET'), 'latin1');
    assert.equal(type.charset, Charset.ISO_8859_1);
    assert.equal(type.qualityValue, 0.5);
  });

  it('reads a lone * as */*', () => {
    assert.equal(String(MediaType.parseMediaType('*; q=.2')), '*/*;q=.2');
  });

  it('keeps ; and , in quotes within a parameter', () => {
    assert.deepEqual(MediaType.parseMediaTypes('a/b;x="1,2;3", c/d').map(String), ['a/b;x="1,2;3"', 'c/d']);
  });

  for (const text of ['', 'text', 'text/', '/plain', '*/plain', 'a b/c', 'a/b;c=d e', 'a/b;charset=none']) {
    it(`refuses ${JSON.stringify(text)}, naming it`, () => {
      assert.throws(
        () => MediaType.parseMediaType(text),
        (error) => error instanceof InvalidMediaTypeException && error.mediaType === text,
      );
    });
  }

  it('refuses a quality outside of 0 to 1', () => {
    for (const q of ['2', '-0.1', 'x', 'NaN']) assert.throws(() => MediaType.parseMediaType(`a/b;q=${q}`));
  });

  it('takes the wildcard for all types, subtypes and suffixes', () => {
    const [all, text, json, problem, suffixed] = types(
      '*/*',
      'text/*',
      'application/json',
      'application/problem+json',
      'application/*+json',
    );
    assert.ok(all!.includes(json) && !text!.includes(json) && !json!.includes(all));
    assert.ok(suffixed!.includes(problem) && !suffixed!.includes(json));
    assert.ok(suffixed!.isCompatibleWith(json) && json!.isCompatibleWith(suffixed) && !problem!.isCompatibleWith(json));
  });

  it('prefers quality, then concrete types, then more parameters', () => {
    const sorted = MediaType.sortBySpecificity(
      types('*/*', 'text/*', 'text/plain', 'text/plain;a=b', 'image/png;q=0.9'),
    );
    assert.deepEqual(sorted.map(String), ['text/plain;a=b', 'text/plain', 'text/*', '*/*', 'image/png;q=0.9']);
  });

  it('sorts no more than 50', () => {
    assert.throws(() => MediaType.sortBySpecificity(Array(51).fill(MediaType.ALL)), IllegalArgumentException);
  });

  it('equals a type with the same parameters in another order and another name of the charset', () => {
    const [a, b, c] = types(
      'text/plain;a=b;charset=utf-8',
      'text/plain;charset=UTF8;a=b',
      'text/plain;a=B;charset=utf-8',
    );
    assert.ok(a!.equals(b) && !a!.equals(c) && !a!.equals(MediaType.TEXT_PLAIN));
  });

  it('takes over and drops qualities', () => {
    const type = MediaType.parseMediaType('text/plain;a=b');
    assert.equal(String(type.copyQualityValue(MediaType.parseMediaType('*/*;q=0.3'))), 'text/plain;a=b;q=0.3');
    assert.equal(type.copyQualityValue(MediaType.ALL), type);
    assert.equal(String(MediaType.parseMediaType('a/b;q=0.1;c=d').removeQualityValue()), 'a/b;c=d');
  });

  it('parses the same text once', () => {
    assert.equal(MediaType.parseMediaType('text/x-cached'), MediaType.parseMediaType('text/x-cached'));
  });

  it('is as written after being parsed, written and parsed again', () => {
    const token = fc.stringMatching(/^[a-z0-9.+-]{1,8}$/);
    const parameters = fc.dictionary(
      fc.stringMatching(/^[abx-z]{1,4}$/),
      fc.oneof(
        token,
        token.map((text) => `"${text} ;,"`),
      ),
    );
    fc.assert(
      fc.property(token, token, parameters, (type, subtype, given) => {
        const made = new MediaType(type, subtype, given);
        assert.ok(MediaType.parseMediaType(made.toString()).equals(made));
      }),
    );
  });

  it('throws nothing but an InvalidMediaTypeException, whatever the text', () => {
    const text = fc.stringMatching(/^[a-z/*;=," \\+q.0-9]{0,40}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), text), (list) => {
        try {
          MediaType.parseMediaTypes(list);
        } catch (error) {
          assert.ok(error instanceof InvalidMediaTypeException);
        }
      }),
    );
  });
});
