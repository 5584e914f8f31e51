// npm run release -- version [bump]      raises the versions of all packages and tags the commit (lerna version)
// npm run release -- publish [options]   publishes what is tagged (lerna publish from-git)
// Further arguments go to lerna. Releasing starts from a clean main on which npm test has passed.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { install, prepareOrExit } from '../../scripts/prepare.mjs';
import { root } from '../../scripts/run.mjs';

const COMMANDS = { version: ['version'], publish: ['publish', 'from-git'] };
const [command, ...args] = process.argv.slice(2);
if (!(command in COMMANDS)) {
  console.error('usage: npm run release -- version [major|minor|patch] | publish');
  process.exit(2);
}

await prepareOrExit();
const here = fileURLToPath(new URL('.', import.meta.url));
await install(here);
// lerna asks before it acts, so it gets the terminal
const lerna = [`${here}node_modules/lerna/dist/cli.js`, ...COMMANDS[command], ...args];
process.exitCode = spawnSync(process.execPath, lerna, { cwd: root, stdio: 'inherit' }).status ?? 1;
