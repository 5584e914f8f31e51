import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../run.mjs';

const PARTS = [
  {
    name: 'Chromium',
    variable: 'CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    packages: ['chromium'],
  },
  { name: 'PostgreSQL', variable: 'POSTGRES', commands: ['postgres'], packages: ['postgresql'] },
  { name: 'nginx', variable: 'NGINX', commands: ['nginx'], packages: ['nginx-light'] },
  { name: 'Redis', variable: 'REDIS_SERVER', commands: ['redis-server'], packages: ['redis-server'] },
];

/**
 * Finds the programs that tests drive, installs them by apt-get where this process may, and names them in `env`
 * (`CHROMIUM=/usr/bin/chromium`) for the tests.
 */
export async function systemParts({ env }) {
  let [passed, failed] = [0, 0];
  for (const part of PARTS) {
    const path = find(part) ?? ((await install(part)) ? find(part) : undefined);
    if (path === undefined) {
      failed += 1;
      console.log(
        `✗ ${part.name} is missing: install it (Debian: apt-get install ${part.packages.join(' ')}) or name it in ${part.variable}`,
      );
    } else {
      passed += 1;
      env[part.variable] = path;
    }
  }
  return { passed, failed };
}

function find({ variable, commands }) {
  const named = process.env[variable];
  if (named) return runs(named) ? named : undefined;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin', ...postgresFolders()];
  return commands.flatMap((name) => folders.map((folder) => join(folder, name))).find(runs);
}

/** Where Debian keeps the servers of PostgreSQL, the newest first. */
function postgresFolders() {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return [];
  return readdirSync(versions)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(versions, version, 'bin'));
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function install({ name, packages, variable }) {
  if (process.getuid?.() !== 0 || process.env[variable] || !find({ commands: ['apt-get'] })) return false;
  console.log(`Installing ${name} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { quiet: true, env });
  const { code, output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    quiet: true,
    env,
  });
  if (code !== 0) console.log(output);
  return code === 0;
}
