// Brings a clone to the point where its compiled files can run: `npm start` and `npm test` begin with it.
// Nothing here needs an installed package.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';
import { bundleElement } from './bundle-element.mjs';
import { npm, root, run, tool } from './run.mjs';

/**
 * Installs where package-lock.json has changed, and builds. Does nothing but a quick comparison on the second run.
 * @throws {Error} with a message for the reader where Node.js is too old or a step fails
 */
export async function prepare() {
  checkNode();
  await install(root);
  await build();
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const fits = major === 20 ? minor >= 19 : major === 22 ? minor >= 12 : major > 22;
  if (!fits)
    throw new Error(`Vernal needs Node.js 20.19 or later, or 22.12 or later; this is ${process.versions.node}.`);
}

/** Installs what the folder's package-lock.json names, unless it is installed already. */
export async function install(folder) {
  const stamp = join(folder, 'node_modules', '.vernal-install');
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing dependencies …');
  const { code, output } = await npm(['ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund'], {
    quiet: true,
    cwd: folder,
  });
  if (code !== 0) throw new Error(`npm ci failed:\n${output}`);
  writeFileSync(stamp, wanted);
}

async function build() {
  const { code, output } = await run(process.execPath, [tool('typescript/bin/tsc'), '-b'], { quiet: true });
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
  for (const project of projects()) removeStale(join(project, 'dist'), join(project, 'src'));
  await bundle(projects());
  await bundleElement();
}

/** The folders of the workspaces. */
export function projects() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).workspaces.map((path) => join(root, path));
}

/** Removes compiled files whose source is gone: the compiler leaves them, and tests and packages would take them in. */
export function removeStale(dist, src) {
  if (!existsSync(dist)) return;
  for (const entry of readdirSync(dist, { withFileTypes: true })) {
    const path = join(dist, entry.name);
    const stem = /^(.+?)(\.d\.ts|\.js)(\.map)?$/.exec(entry.name)?.[1];
    if (entry.isDirectory()) removeStale(path, join(src, entry.name));
    else if (stem !== undefined && !['.ts', '.tsx'].some((end) => existsSync(join(src, stem + end)))) rmSync(path);
  }
}

/** Prepares, or prints what is wrong and ends the process. */
export async function prepareOrExit() {
  try {
    await prepare();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepareOrExit();
