import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareOrExit } from './prepare.mjs';
import { root } from './run.mjs';

/**
 * Prepares the clone and then runs a compiled file in this process, as if node had been started with it:
 * signals, exit codes and the terminal are its own.
 * @param {string} path below the root
 * @param {string[]} args
 */
export async function launch(path, args = process.argv.slice(2)) {
  await prepareOrExit();
  const main = join(root, path);
  if (!existsSync(main)) {
    console.error(`${path} does not exist`);
    process.exit(1);
  }
  process.setSourceMapsEnabled(true);
  process.argv = [process.argv[0], main, ...args];
  await import(pathToFileURL(main).href);
}
