import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run, tool } from '../../scripts/run.mjs';
import { has } from './process-stats.mjs';

/**
 * Builds what the named apps are compiled from, each folder once.
 * @param {Record<string, import('../apps.mjs').App>} apps
 * @param {string[]} names
 * @returns {Promise<string[]>} the names of those that can run here; why another cannot is printed
 * @throws {Error} where an app does not compile
 */
export async function compile(apps, names) {
  const able = [];
  const done = new Set();
  for (const name of names) {
    const { compile: how } = apps[name];
    if (how?.tool === 'maven' && !(has('java') && has('mvn'))) {
      console.log(`${name} is left out: it needs Java 17 and Maven, and there is no java or no mvn here`);
      continue;
    }
    able.push(name);
    if (how === undefined || done.has(how.folder)) continue;
    done.add(how.folder);
    await COMPILERS[how.tool](how.folder);
  }
  return able;
}

const COMPILERS = {
  tsc: (folder) => check(folder, process.execPath, [tool('typescript/bin/tsc'), '-p', folder]),
  maven: (folder) =>
    existsSync(join(folder, 'dist/app.jar'))
      ? undefined
      : check(folder, 'mvn', ['-q', '-B', 'package'], { cwd: folder }),
};

async function check(folder, command, args, options) {
  const { code, output } = await run(command, args, { quiet: true, ...options });
  if (code !== 0) throw new Error(`${folder} does not compile:\n${output}`);
}
