import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SemanticApiVersion, SemanticApiVersionParser } from './semantic-api-version.js';

describe('SemanticApiVersionParser', () => {
  const parser = new SemanticApiVersionParser();

  it('reads one to three numbers and leaves out what stands before them', () => {
    const texts = {
      '1': '1.0.0',
      '1.2': '1.2.0',
      '1.2.3': '1.2.3',
      v2: '2.0.0',
      'version-1.10': '1.10.0',
      '007': '7.0.0',
    };
    for (const [text, version] of Object.entries(texts)) assert.equal(String(parser.parseVersion(text)), version);
  });

  it('refuses all else', () => {
    for (const text of ['', 'v', '1.', '1.2.3.4', '1.x', '1 ', '1-beta', '2147483648', '1.99999999999'])
      assert.throws(() => parser.parseVersion(text), /is no version/, text);
  });

  it('reads what versions write', () => {
    const part = fc.nat();
    fc.assert(
      fc.property(part, part, part, (major, minor, patch) => {
        const version = new SemanticApiVersion(major, minor, patch);
        assert.equal(parser.parseVersion(String(version)).compareTo(version), 0);
      }),
    );
  });
});

describe('SemanticApiVersion', () => {
  it('is compared number by number', () => {
    const sorted = ['0.9', '1', '1.0.1', '1.1', '1.2', '1.10', '2', '10'];
    const parser = new SemanticApiVersionParser();
    const versions = sorted.toReversed().map((text) => parser.parseVersion(text));
    const found = versions.toSorted((one, other) => one.compareTo(other));
    assert.deepEqual(found, versions.toReversed());
  });
});
