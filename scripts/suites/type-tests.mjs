import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projects } from '../prepare.mjs';

/**
 * Type tests are files whose expected compile errors are marked with `// @ts-expect-error`. The build has compiled them,
 * and it fails on a marked line without an error; what is left to see is that each file was part of it.
 */
export function typeTests() {
  let [passed, failed] = [0, 0];
  for (const project of projects()) {
    for (const name of readdirSync(join(project, 'src'), { recursive: true })) {
      if (!name.endsWith('.type-test.ts')) continue;
      if (existsSync(join(project, 'dist', name.replace(/\.ts$/, '.js')))) {
        passed += readFileSync(join(project, 'src', name), 'utf8').match(/^\s*\/\/ @ts-expect-error/gm)?.length ?? 0;
      } else {
        failed += 1;
        console.log(`✗ ${name} was not compiled`);
      }
    }
  }
  return { passed, failed };
}
