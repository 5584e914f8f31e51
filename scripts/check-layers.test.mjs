import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkLayers, importsOf } from './check-layers.mjs';

describe('check-layers', () => {
  let root;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'vernal-layers-'));
    file('dependency-layers.json', {
      'packages/a/src': { low: 1, side: 1, high: 2, 'index.ts': 3 },
      $doors: { engine: 'packages/a/src/low/door.ts' },
    });
    file('packages/a/package.json', {
      dependencies: { engine: '1', engineer: '1', '@scope/part': '1' },
      exports: { '.': './dist/index.js', './node': { default: './dist/high/entry.js' } },
    });
    file('packages/a/src/low/one.ts', 'export const one = 1;\n');
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function file(path, content) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }

  const found = () =>
    checkLayers(root).map(({ file, line, rule }) => `${file.replace('packages/a/src/', '')}:${line} ${rule}`);

  it('accepts imports from the own room and from lower layers', () => {
    file('packages/a/src/low/two.ts', "import { one } from './one.js';\nexport { one };\n");
    file('packages/a/src/high/three.ts', "import { one } from '../low/one.js';\nexport { one };\n");
    file('packages/a/src/index.ts', "export * from './high/three.js';\n");
    assert.deepEqual(found(), []);
  });

  it('reports an import from a higher layer, with its line and the way out', () => {
    file('packages/a/src/high/three.ts', 'export const three = 3;\n');
    file(
      'packages/a/src/low/two.ts',
      "import { one } from './one.js';\nimport {\n  three,\n} from '../high/three.js';\nexport { one, three };\n",
    );
    const [finding] = checkLayers(root);
    assert.equal(finding.file, 'packages/a/src/low/two.ts');
    assert.equal(finding.line, 2);
    assert.match(finding.message, /room low \(layer 1\) imports high \(layer 2\).*move/);
  });

  it('reports an import from another room of the same layer', () => {
    file('packages/a/src/side/two.ts', "export * from '../low/one.js';\n");
    assert.deepEqual(found(), ['side/two.ts:1 layer']);
  });

  for (const [name, text] of [
    ['a type import', "import type { Three } from '../high/three.js';\n"],
    ['a re-export', "export { Three } from '../high/three.js';\n"],
    ['an import for its effect', "import '../high/three.js';\n"],
    ['a dynamic import', "export const load = () => import('../high/three.js');\n"],
    ['a type in import()', "export type Three = import('../high/three.js').Three;\n"],
  ]) {
    it(`sees ${name}`, () => {
      file('packages/a/src/high/three.ts', 'export class Three {}\n');
      file('packages/a/src/low/two.ts', text);
      assert.deepEqual(found(), ['low/two.ts:1 layer']);
    });
  }

  it('reports a cycle once, with the way round it', () => {
    file('packages/a/src/low/two.ts', "import './three.js';\n");
    file('packages/a/src/low/three.ts', "import type { X } from './four.js';\n");
    file('packages/a/src/low/four.ts', "import './two.js';\nexport type X = 1;\n");
    const findings = checkLayers(root);
    assert.equal(findings.length, 1);
    assert.match(findings[0].message, /four\.ts → two\.ts → three\.ts → four\.ts/);
  });

  it('reports a file of the package that imports an entry of it', () => {
    file('packages/a/src/index.ts', "export * from './low/one.js';\n");
    file('packages/a/src/high/entry.ts', "export * from '../low/one.js';\n");
    file('packages/a/src/high/two.ts', "import '../index.js';\nimport './entry.js';\n");
    assert.deepEqual(found(), ['high/two.ts:1 index', 'high/two.ts:2 index']);
  });

  it('reports an import that leaves the package by a path', () => {
    file('packages/a/src/low/two.ts', "import '../../../b/src/low/one.js';\n");
    assert.deepEqual(found(), ['low/two.ts:1 package']);
  });

  it('lets an engine in by its door and into tests only', () => {
    file('packages/a/src/low/door.ts', "import 'engine';\n");
    file('packages/a/src/low/two.ts', "import type { Part } from 'engine/part';\nimport 'engineer';\n");
    file('packages/a/src/low/two.test.ts', "import 'engine';\n");
    file('packages/a/src/low/two.suite.ts', "import 'engine';\n");
    assert.deepEqual(found(), ['low/two.ts:1 door']);
  });

  it('reports an import of what the package does not depend on', () => {
    file('packages/a/src/low/two.ts', "import 'node:fs';\nimport '@scope/part/deep';\nimport '@scope/other';\n");
    file('packages/a/src/low/two.test.ts', "import 'stranger';\n");
    assert.deepEqual(found(), ['low/two.ts:3 dependency']);
  });

  it('keeps what is for tests out of the rest', () => {
    file('packages/a/src/low/one.suite.ts', "import './one.js';\n");
    file('packages/a/src/low/one.test.ts', "import './one.suite.js';\n");
    file('packages/a/src/low/two.ts', "import './one.suite.js';\n");
    assert.deepEqual(found(), ['low/two.ts:1 test']);
  });

  it('reports a room without a layer once', () => {
    file('packages/a/src/attic/one.ts', 'export {};\n');
    file('packages/a/src/attic/two.ts', 'export {};\n');
    assert.deepEqual(found(), ['attic/one.ts:1 room']);
  });

  it('asks a file over 400 lines for its reason', () => {
    file('scripts/long.mjs', 'x();\n'.repeat(401));
    file('scripts/fits.mjs', 'x();\n'.repeat(400));
    file('scripts/reasoned.mjs', `// Over 400 lines: one table\n${'x();\n'.repeat(401)}`);
    file('scripts/dist/built.js', 'x();\n'.repeat(401));
    assert.deepEqual(found(), ['scripts/long.mjs:401 length']);
  });

  it('ignores comments', () => {
    file('packages/a/src/high/three.ts', 'export const three = 3;\n');
    file(
      'packages/a/src/low/two.ts',
      "/**\nimport '../high/three.js';\n*/\n// import('../high/three.js')\nexport {};\n",
    );
    assert.deepEqual(found(), []);
  });

  it('takes no other text for an import', () => {
    assert.deepEqual(importsOf("export const from = 'x';\nexport function f(from = 'y') {}\n"), []);
  });
});
