import assert from 'node:assert/strict';
import { entriesOf } from './bundle.mjs';

describe('entriesOf', () => {
  it('finds every pair of module and bundle, below further conditions too', () => {
    const exports = {
      '.': {
        browser: { types: './dist/b.d.ts', '@vernal/unbundled': './dist/b.js', default: './bundle/b.js' },
        types: './dist/index.d.ts',
        '@vernal/unbundled': './dist/index.js',
        default: './bundle/index.js',
      },
      './test': { '@vernal/unbundled': './dist/test/index.js', default: './bundle/test.js' },
    };
    assert.deepEqual(entriesOf(exports), [
      { module: './dist/b.js', bundle: './bundle/b.js' },
      { module: './dist/index.js', bundle: './bundle/index.js' },
      { module: './dist/test/index.js', bundle: './bundle/test.js' },
    ]);
  });

  it('finds none in a package that publishes its modules as they are', () => {
    assert.deepEqual(entriesOf({ '.': { types: './dist/index.d.ts', default: './dist/index.js' } }), []);
    assert.deepEqual(entriesOf('./dist/index.js'), []);
    assert.deepEqual(entriesOf(undefined), []);
  });
});
