import { join } from 'node:path';
import { root, run, tool } from '../run.mjs';

const CHECKS = [
  ['format', [tool('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '.']],
  ['lint', [tool('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']],
  ['layers', [join(root, 'scripts/check-layers.mjs')]],
];

/** Format, lint and layers: one test each. */
export async function checks() {
  let failed = 0;
  for (const [name, args] of CHECKS) {
    const { code, output } = await run(process.execPath, args, { quiet: true });
    if (code === 0) continue;
    failed += 1;
    console.log(`✗ ${name}\n${output}`);
  }
  return { passed: CHECKS.length - failed, failed };
}
