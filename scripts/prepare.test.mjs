import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { removeStale } from './prepare.mjs';

describe('removeStale', () => {
  let folder;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vernal-stale-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function files(...paths) {
    for (const path of paths) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), '');
    }
  }

  it('removes every compiled file whose source is gone, and nothing else', () => {
    files('src/kept.ts', 'dist/kept.js', 'dist/kept.js.map', 'dist/kept.d.ts', 'dist/kept.d.ts.map');
    files('dist/gone.test.js', 'dist/gone.test.js.map', 'dist/gone.test.d.ts', 'dist/gone.test.d.ts.map');
    files('src/room/view.tsx', 'dist/room/view.js', 'dist/old-room/file.js', 'dist/page.html');
    removeStale(join(folder, 'dist'), join(folder, 'src'));
    const left = readdirSync(join(folder, 'dist'), { recursive: true }).sort((a, b) => (a < b ? -1 : 1));
    assert.deepEqual(left, [
      'kept.d.ts',
      'kept.d.ts.map',
      'kept.js',
      'kept.js.map',
      'old-room',
      'page.html',
      'room',
      'room/view.js',
    ]);
  });
});
