import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UNBUNDLED } from '../bundle.mjs';
import { npm, root, run, tool } from '../run.mjs';
import { gettingStartedProblem } from './getting-started.mjs';

const FOLDERS = ['packages/core', 'packages/web', 'packages/image-loader'];

/** Packs each package, installs all of them into an empty folder, and uses them there as a stranger would. */
export async function packages() {
  const folder = mkdtempSync(join(tmpdir(), 'vernal-pack-'));
  try {
    return await tally(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tally(folder) {
  const results = [];
  const check = (name, problem) => {
    results.push(!problem);
    if (problem) console.log(`✗ ${name}\n${problem}`);
  };
  const packed = await pack(folder);
  for (const one of packed) check(`${one.name} holds what it should`, contentProblem(one));
  check('the packages install together', await installAll(folder, packed));
  for (const entry of packed.flatMap(entries)) check(`import '${entry}'`, await importProblem(folder, entry));
  check('npx vernal-image', await commandProblem(folder));
  check('a program in TypeScript compiles and runs', await programProblem(folder));
  check('docs/getting-started.md', await gettingStartedProblem(folder));
  const failed = results.filter((ok) => !ok).length;
  return { passed: results.length - failed, failed };
}

async function pack(folder) {
  const args = ['pack', '--json', '--pack-destination', folder, ...FOLDERS.map((path) => `--workspace=${path}`)];
  const { code, output } = await npm(args, { quiet: true });
  if (code !== 0) throw new Error(`npm pack failed:\n${output}`);
  const report = JSON.parse(output.slice(output.indexOf('[\n')));
  return report.map(({ name, filename, files }, i) => ({
    name,
    tarball: join(folder, filename),
    files: files.map(({ path }) => path),
    exports: JSON.parse(readFileSync(join(root, FOLDERS[i], 'package.json'), 'utf8')).exports,
  }));
}

function contentProblem({ files, exports }) {
  const wanted = ['package.json', 'LICENSE', ...targets(exports)];
  const missing = wanted.filter((path) => !files.includes(path));
  const surplus = files.filter((path) => /\.(test|suite|type-test)\.|\/(fixtures|testing)\/|\.tsbuildinfo$/.test(path));
  return [
    ...missing.map((path) => `    ${path} is missing`),
    ...surplus.map((path) => `    ${path} should not be published`),
  ].join('\n');
}

/** Every file that `exports` names, but for what only this repository's tests ask for. */
function targets(exports) {
  if (typeof exports === 'string') return [exports.slice(2)];
  return Object.entries(exports).flatMap(([condition, inner]) => (condition === UNBUNDLED ? [] : targets(inner)));
}

async function installAll(folder, packed) {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const args = ['install', '--prefer-offline', '--no-audit', '--no-fund', ...packed.map(({ tarball }) => tarball)];
  const { code, output } = await npm(args, { cwd: folder, quiet: true });
  return code === 0 ? undefined : output;
}

const entries = ({ name, exports }) => Object.keys(exports).map((path) => name + path.slice(1));

async function importProblem(folder, entry) {
  const { code, output } = await run(process.execPath, ['--input-type=module', '-e', `await import('${entry}')`], {
    cwd: folder,
    quiet: true,
    seconds: 30,
  });
  return code === 0 ? undefined : output;
}

async function commandProblem(folder) {
  const args = ['exec', '--no', '--', 'vernal-image', '--version'];
  const { code, output } = await npm(args, { cwd: folder, quiet: true, seconds: 30 });
  return code === 0 && /^\d+\.\d+\.\d+$/m.test(output) ? undefined : output;
}

async function programProblem(folder) {
  const [source, out] = [join(folder, 'src'), join(folder, 'out')];
  mkdirSync(source);
  writeFileSync(join(source, 'program.ts'), readFileSync(new URL('./fixtures/program.ts', import.meta.url)));
  const options = {
    target: 'es2023',
    module: 'nodenext',
    strict: true,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    skipLibCheck: true,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
    rootDir: source,
    outDir: out,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['src'] }));
  const compiled = await run(process.execPath, [tool('typescript/bin/tsc'), '-p', folder], { quiet: true });
  if (compiled.code !== 0) return compiled.output;
  const { code, output } = await run(process.execPath, ['--enable-source-maps', join(out, 'program.js')], {
    cwd: folder,
    quiet: true,
    seconds: 30,
  });
  return code === 0 ? undefined : output;
}
