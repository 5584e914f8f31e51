import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareOrExit } from './prepare.mjs';
import { root } from './run.mjs';

/**
 * Prepares the clone and then runs a compiled file of a workspace in this process, as if node had been started with it in
 * the workspace's folder: signals, exit codes and the terminal are its own.
 * @param {string} folder below the root
 * @param {string} file below the folder
 * @param {string[]} args
 */
export async function launch(folder, file, args = process.argv.slice(2)) {
  await prepareOrExit();
  const main = join(root, folder, file);
  if (!existsSync(main)) {
    console.error(`${folder}/${file} does not exist`);
    process.exit(1);
  }
  process.chdir(join(root, folder));
  process.setSourceMapsEnabled(true);
  process.argv = [process.argv[0], main, ...args];
  await import(pathToFileURL(main).href);
}
