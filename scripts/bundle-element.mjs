// Makes packages/image-loader/bundle/vernal-image.js: the compiled element and what a load needs at once, as one minified file.
// What is imported on demand becomes files beside it.
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './run.mjs';

const PACKAGE = join(root, 'packages/image-loader');
const ENTRY = join(PACKAGE, 'dist/bundle/vernal-image.js');
const FILE = join(PACKAGE, 'bundle/vernal-image.js');

/** What is wanted as soon as an answer comes: one file, which is read while the request is on its way. */
const ANSWER = [
  'browser/bitmap-coding',
  'browser/bitmap-image',
  'browser/fetched-body',
  'browser/indexed-db-changes',
  'browser/paint-image',
  'browser/show-image',
  'coding/image-decoding',
  'coding/image-header',
  'downloading/answer-reader',
  'downloading/body-buffer',
  'downloading/response-checks',
  'downloading/resumable-data',
  'downloading/retry-policy',
  'http/response-metadata',
  'model/expected-error',
  'model/fitted-size',
  'model/image-format',
  'model/web-image',
  'pipeline/answer-steps',
  'pipeline/cached-data',
  'pipeline/decoding',
  'pipeline/load-outcomes',
  'pipeline/load-results',
  'pipeline/refreshing',
  'pipeline/storing',
].map((name) => join(PACKAGE, 'dist', `${name}.js`));

/** Does nothing where the bundle is newer than everything that was compiled. @returns {Promise<string>} its path */
export async function bundleElement() {
  if (!isOutdated()) return FILE;
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    input: ENTRY,
    platform: 'browser',
    logLevel: 'warn',
    preserveEntrySignatures: 'allow-extension',
    plugins: [selfContained],
  });
  await build.write({
    dir: dirname(FILE),
    cleanDir: true,
    entryFileNames: '[name].js',
    chunkFileNames: ({ name }) => `vernal-image-${name.replace('vernal-image-', '')}.js`,
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: 'answer', test: (id) => ANSWER.includes(id) }],
    },
    minify: true,
    sourcemap: true,
    comments: { annotation: false, jsdoc: false, legal: false },
  });
  await build.close();
  return FILE;
}

/**
 * The files beside the first one are given what they need of it, and of each other, when they are taken in. None imports it by
 * its name: it may be served under another, with a hash of its content or a query, and would then be there twice.
 */
const selfContained = {
  name: 'self-contained',
  renderChunk(code, { fileName, isEntry, facadeModuleId, imports }) {
    if (!isEntry) return { code: asFunction(code), map: null };
    if (imports.length > 0) this.error(`${fileName} would have to wait for ${imports.join(', ')}`);
    return { code: asFirst(code, this.getModuleInfo(facadeModuleId).exports), map: null };
  },
};

const IMPORT = /^import \{ (.*) \} from "(.*)";$/gm;
const EXPORT = /^export \{ (.*) \};$/m;
const DYNAMIC_IMPORT = /\bimport\(("[^"]*")\)/g;
const TAKEN = 'take$($1, () => import($1))';

/**
 * Browsers keep a file that could not be had as one that cannot: who asks again, asks for it by another name. No line is added, so
 * that the source map still fits.
 */
function asFirst(code, ownExports) {
  const names = EXPORT.exec(code)[1].split(', ');
  const isOwn = (name) => ownExports.includes(name.replace(/.* as /, ''));
  const given = `{ ${names.map(asProperty)} }`;
  const take = [
    'const taken$ = {}; let failures$ = 0; const take$ = (name, read) => taken$[name] ??=',
    `(failures$ ? import(\`\${name}?\${failures$}\`) : read()).then((file) => file.default(take$, ${given}))`,
    '.catch((error) => { delete taken$[name]; failures$++; throw error; });',
  ].join('');
  return `${take} ${code
    .replace(EXPORT, `export { ${names.filter(isOwn).join(', ')} };`)
    .replace(DYNAMIC_IMPORT, TAKEN)}`;
}

/** A file beside it: a function of what it imports. */
function asFunction(code) {
  const body = code
    .replace(IMPORT, (_, names, from) => {
      const source = from === './vernal-image.js' ? 'first$' : `await import("${from}")`;
      return `const { ${names.split(', ').map((name) => name.replace(' as ', ': '))} } = ${source};`;
    })
    .replace(EXPORT, (_, names) => `return { ${names.split(', ').map(asProperty)} }; };`)
    .replace(DYNAMIC_IMPORT, TAKEN);
  return `export default async (take$, first$) => { ${body}`;
}

function asProperty(name) {
  const [local, exported = local] = name.split(' as ');
  return `${exported}: ${local}`;
}

function isOutdated() {
  const made = statSync(FILE, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const dist = join(PACKAGE, 'dist');
  return (
    statSync(fileURLToPath(import.meta.url)).mtimeMs > made ||
    readdirSync(dist, { recursive: true }).some((name) => statSync(join(dist, name)).mtimeMs > made)
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await bundleElement());
