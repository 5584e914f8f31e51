import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONNECTIONS, generator } from './load.mjs';
import { has } from './process-stats.mjs';

/** What a reader needs to know of where it was measured. */
export function machine() {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.versions.node,
    generator: `${generator}, ${CONNECTIONS} connections`,
    load: loadavg()[0],
  };
}

/** The versions of what is measured. */
export function versions() {
  const folder = fileURLToPath(new URL('../', import.meta.url));
  const { dependencies } = readJson(join(folder, 'package.json'));
  const vernal = readJson(join(folder, '../packages/web/package.json')).version;
  const installed = Object.keys(dependencies).map((name) => [
    name,
    readJson(join(folder, 'node_modules', name, 'package.json')).version,
  ]);
  return { '@vernal/web': vernal, ...Object.fromEntries(installed), ...springVersions(folder) };
}

function springVersions(folder) {
  if (!has('java') || !readdirSync(join(folder, 'apps/spring')).includes('dist')) return {};
  const pom = readFileSync(join(folder, 'apps/spring/pom.xml'), 'utf8');
  const java = execFileSync('java', ['--version'], { encoding: 'utf8' }).split('\n')[0];
  return { 'spring-boot': /<version>(.+?)<\/version>/.exec(pom)[1], java };
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
