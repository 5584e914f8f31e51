import assert from 'node:assert/strict';
import fc from 'fast-check';
import { InvalidUrlException } from './invalid-url-exception.js';
import type { UriRecord } from './rfc-uri-parser.js';

const PIECES = fc.constantFrom(...'/ / \\ : @ ? # [ ] { } % 4 a é * . ;'.split(' '), ' ', 'http:', 'file:');

/** What holds for every parser of URIs: no text makes it fail in another way. */
export function cutsAnyText(parse: (text: string) => UriRecord): void {
  it('cuts any text or says in an InvalidUrlException why not', () => {
    fc.assert(
      fc.property(fc.string({ unit: PIECES }), (text) => {
        try {
          parse(text);
        } catch (error) {
          assert.ok(error instanceof InvalidUrlException, `${text}: ${error}`);
        }
      }),
      { numRuns: 500 },
    );
  });
}
