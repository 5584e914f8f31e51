// npm test [-- suite…]: prepares a clone and runs every suite (or those named); its last line is "N passed, N failed".
import { prepare } from './prepare.mjs';
import { checks } from './suites/checks.mjs';
import { conformance } from './suites/conformance.mjs';
import { packages } from './suites/packages.mjs';
import { systemParts } from './suites/system-parts.mjs';
import { typeTests } from './suites/type-tests.mjs';
import { unitTests } from './suites/unit-tests.mjs';

const SUITES = {
  build: async () => {
    await prepare();
    return { passed: 1, failed: 0 };
  },
  system: systemParts,
  checks,
  unit: unitTests,
  types: typeTests,
  packages,
  conformance,
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in SUITES));
if (unknown.length > 0) {
  console.error(`unknown suite: ${unknown.join(', ')}; there are ${Object.keys(SUITES).join(', ')}`);
  process.exit(2);
}

const total = { passed: 0, failed: 0 };
const shared = { env: {} };
for (const [name, suite] of Object.entries(SUITES)) {
  if (named.length > 0 && name !== 'build' && name !== 'system' && !named.includes(name)) continue;
  const result = await runSuite(name, suite);
  total.passed += result.passed;
  total.failed += result.failed;
  if (name === 'build' && result.failed > 0) break;
}
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);

async function runSuite(name, suite) {
  const started = Date.now();
  let result;
  try {
    result = await suite(shared);
  } catch (error) {
    console.log(`✗ ${name} crashed: ${error.stack}`);
    result = { passed: 0, failed: 1 };
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
  return result;
}
