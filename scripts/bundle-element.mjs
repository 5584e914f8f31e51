// Makes packages/image-loader/bundle/vernal-image.js: the compiled element and all it needs as one minified file. What it
// imports on demand (the drawing of transformers) becomes a file beside it.
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './run.mjs';

const PACKAGE = join(root, 'packages/image-loader');
const ENTRY = join(PACKAGE, 'dist/bundle/vernal-image.js');
const FILE = join(PACKAGE, 'bundle/vernal-image.js');

/** Does nothing where the bundle is newer than everything that was compiled. @returns {Promise<string>} its path */
export async function bundleElement() {
  if (!isOutdated()) return FILE;
  const { rolldown } = await import('rolldown');
  const build = await rolldown({ input: ENTRY, platform: 'browser', logLevel: 'warn' });
  await build.write({
    dir: dirname(FILE),
    entryFileNames: '[name].js',
    chunkFileNames: 'vernal-image-[name].js',
    minify: true,
    sourcemap: true,
    comments: { annotation: false, jsdoc: false, legal: false },
  });
  await build.close();
  return FILE;
}

function isOutdated() {
  const made = statSync(FILE, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const dist = join(PACKAGE, 'dist');
  return readdirSync(dist, { recursive: true }).some((name) => statSync(join(dist, name)).mtimeMs > made);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await bundleElement());
