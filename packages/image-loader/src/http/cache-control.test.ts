import assert from 'node:assert/strict';
import fc from 'fast-check';
import { directiveSeconds, parseCacheControl } from './cache-control.js';

describe('parseCacheControl', () => {
  it('reads directives in any case, with and without quotes', () => {
    const directives = parseCacheControl('MaX-AgE=60 , no-cache="a, b", Private,ext="x\\"y"');
    assert.deepEqual(
      [...directives],
      [
        ['max-age', '60'],
        ['no-cache', 'a, b'],
        ['private', ''],
        ['ext', 'x"y'],
      ],
    );
  });

  it('takes the smaller of two ages', () => {
    assert.equal(parseCacheControl('max-age=60, max-age=5').get('max-age'), '5');
    assert.equal(parseCacheControl('max-age=5, max-age=60').get('max-age'), '5');
  });

  it('passes over what is no directive', () => {
    for (const [field, expected] of [
      ['', []],
      [',,', []],
      ['=5, max-age=1', [['max-age', '1']]],
      ['max age=5, no-store', [['no-store', '']]],
      ['"max-age=5", no-store', [['no-store', '']]],
    ] as const) {
      assert.deepEqual([...parseCacheControl(field)], expected, field);
    }
  });

  it('takes only whole numbers for seconds, and no more than 2^31', () => {
    for (const [argument, seconds] of [
      ['60', 60],
      ['0', 0],
      ['-1', undefined],
      ['1.5', undefined],
      ['', undefined],
    ] as const) {
      assert.equal(directiveSeconds(parseCacheControl(`max-age=${argument}`), 'max-age'), seconds, argument);
    }
    assert.equal(directiveSeconds(parseCacheControl('max-age=99999999999'), 'max-age'), 2 ** 31);
  });

  it('ends for any field, and never reaches a prototype', () => {
    fc.assert(
      fc.property(fc.string(), (field) => {
        for (const [name] of parseCacheControl(field)) assert.match(name, /^[!#$%&'*+\-.^_`|~0-9a-z]+$/);
      }),
    );
    assert.deepEqual(
      [...parseCacheControl('__proto__=1, constructor')],
      [
        ['__proto__', '1'],
        ['constructor', ''],
      ],
    );
  });
});
