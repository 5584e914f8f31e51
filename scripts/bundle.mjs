// Joins the compiled modules of a package into one file for each of its entry points: reading hundreds of files is most of
// what a start takes. What two entry points share is a file of its own, so that no class exists twice.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './run.mjs';

/** The condition in a package's `exports` that names the compiled module beside the bundle of `default`; tests set it. */
export const UNBUNDLED = '@vernal/unbundled';

/**
 * Dependencies that are joined in too: inversify for its 246 files, reflect-metadata since node:module takes longer to look for
 * the names that a CommonJS file exports than to run it. All others are found where the package is installed.
 */
const JOINED = /^(inversify|@inversifyjs|reflect-metadata)(\/|$)/;

/**
 * Bundles what is not up to date.
 * @param {string[]} folders of packages; those without the condition in their `exports` have nothing to bundle
 */
export async function bundle(folders) {
  for (const folder of folders) {
    const entries = entriesOf(readJson(join(folder, 'package.json')).exports);
    if (entries.length > 0 && !isCurrent(folder, entries)) await bundlePackage(folder, entries);
  }
}

/**
 * The pairs of compiled module and bundle that an `exports` field names.
 * @returns {{module: string, bundle: string}[]}
 */
export function entriesOf(exports) {
  if (typeof exports !== 'object' || exports === null) return [];
  const { [UNBUNDLED]: module, default: bundle } = exports;
  const own = typeof module === 'string' ? [{ module, bundle }] : [];
  return [...Object.values(exports).flatMap(entriesOf), ...own];
}

function isCurrent(folder, entries) {
  const bundles = entries.map((entry) => join(folder, entry.bundle));
  if (!bundles.every(existsSync)) return false;
  const written = Math.min(...bundles.map(modified));
  const sources = [fileURLToPath(import.meta.url), join(root, 'package-lock.json'), join(folder, 'package.json')];
  for (const name of readdirSync(join(folder, 'dist'), { recursive: true })) {
    if (/(?<!\.(test|suite|type-test))\.js$/.test(name)) sources.push(join(folder, 'dist', name));
  }
  return sources.every((path) => modified(path) < written);
}

async function bundlePackage(folder, entries) {
  const { rolldown } = await import('rolldown');
  const target = (path) => relative(join(folder, 'bundle'), join(folder, path)).replace(/\.js$/, '');
  const build = await rolldown({
    input: Object.fromEntries(entries.map(({ module, bundle }) => [target(bundle), join(folder, module)])),
    external: (id) => /^[^./]/.test(id) && !JOINED.test(id) && !id.startsWith(root),
    platform: 'node',
    // decorators and what they record are the effects of a module; none is to be dropped
    treeshake: false,
    plugins: [compilersMaps, asciiOnly],
  });
  const { output } = await build.write({
    dir: join(folder, 'bundle'),
    cleanDir: true,
    chunkFileNames: 'shared/[name].js',
    // the compiler's declarations have the comments
    comments: { legal: true, annotation: false, jsdoc: false },
    // two modules may have a function or class of one name: errors and stack traces go on calling it so
    keepNames: true,
    minifyInternalExports: false,
    sourcemap: true,
    // packages have their sources in src; those of joined dependencies are published nowhere else
    sourcemapExcludeSources: true,
  });
  await build.close();
  writeLicences(folder, output);
}

/** Hands on the compiler's own source maps, so that stack traces lead to the sources. */
const compilersMaps = {
  name: 'compilers-maps',
  load(id) {
    if (!existsSync(`${id}.map`)) return undefined;
    const map = readJson(`${id}.map`);
    return { code: readFileSync(id, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, ''), map };
  },
};

/** V8 keeps a text with other characters at two bytes each. */
const asciiOnly = {
  name: 'ascii-only',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = chunk.code.replace(/[\u0080-\uffff]/g, escaped);
    }
  },
};

const escaped = (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Licences ask to be handed on with the code. */
function writeLicences(folder, output) {
  const packages = new Set(output.flatMap(({ moduleIds = [] }) => moduleIds.map(packageFolder)));
  packages.delete(undefined);
  if (packages.size === 0) return;
  const texts = [...packages]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((path) => {
      const { name, version } = readJson(join(path, 'package.json'));
      const file = readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry));
      if (file === undefined) throw new Error(`${path} has no licence that could be handed on`);
      return `${name} ${version}\n\n${readFileSync(join(path, file), 'utf8').trim()}\n`;
    });
  writeFileSync(join(folder, 'bundle/THIRD-PARTY-LICENCES'), texts.join('\n---\n\n'));
}

const packageFolder = (id) => /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/'))?.[0];
const modified = (path) => statSync(path).mtimeMs;
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
