import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = new URL('../../../../', import.meta.url);
const PAGES = [
  'docs/container.md',
  'docs/configuration.md',
  'docs/binding-and-validation.md',
  'packages/core/README.md',
];

/**
 * A block of a page. A name behind the language (```` ```yaml application.yaml ````) makes it a file beside the programs;
 * every other block of TypeScript is a program.
 */
interface Block {
  readonly line: number;
  readonly language: string;
  readonly name: string | undefined;
  readonly text: string;
}

function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)].map((match) => ({
    line: page.slice(0, match.index).split('\n').length,
    language: match[1] ?? '',
    name: match[2],
    text: match[3] ?? '',
  }));
}

/**
 * The program with its comments as assertions: `expression; // → value` must be equal to that value, and
 * `expression; // ✗ text` must fail with a message that holds the text; without a text, with the next block of the page.
 */
function program({ text }: Block, next: Block | undefined): string {
  const lines = text.split('\n').map((line) => {
    const [, indent = '', declared, expression, sign, expected = ''] =
      /^(\s*)(?:const (\w+) = )?(.*);\s*\/\/ ([→✗])\s*(.*)$/u.exec(line) ?? [];
    if (sign === '→') {
      const before = declared === undefined ? indent : `${indent}const ${declared} = ${expression};`;
      return `${before}__assert.deepEqual(${declared ?? expression}, ${expected});`;
    }
    if (sign === '✗') {
      const message = expected === '' ? (next?.text ?? '') : expected;
      return `${indent}await __fails(async () => { ${expression}; }, ${JSON.stringify(message)});`;
    }
    assert.doesNotMatch(line, /\/\/ [→✗]/u, 'what a comment is about stands on its line');
    return line;
  });
  return [
    'import __assert from "node:assert/strict";',
    'async function __fails(run: () => unknown, message: string): Promise<void> {',
    '  const plain = (text: string): string => text.replaceAll(/\\s+/g, " ").trim();',
    '  const holds = (error: Error): true => (__assert.ok(plain(error.message).includes(plain(message)), error.message), true);',
    '  await __assert.rejects(async () => await run(), holds);',
    '}',
    'void __fails;',
    ...lines,
  ].join('\n');
}

async function compile(files: readonly string[]): Promise<void> {
  const options = ['--ignoreConfig', '--target', 'es2023', '--module', 'nodenext', '--strict', '--skipLibCheck'];
  options.push(
    '--experimentalDecorators',
    '--emitDecoratorMetadata',
    '--types',
    'node',
    '--exactOptionalPropertyTypes',
  );
  try {
    await promisify(execFile)(process.execPath, ['node_modules/typescript/bin/tsc', ...options, ...files], {
      cwd: root,
    });
  } catch (error) {
    assert.fail(`the programs do not compile:\n${(error as { readonly stdout: string }).stdout}`);
  }
}

for (const page of PAGES) {
  describe(`the programs in ${page}`, () => {
    const folder = new URL(`../docs-snippets/${basename(page, '.md')}/`, import.meta.url);
    const programs = new Map<string, readonly Block[]>();

    before(async function () {
      this.timeout(60_000);
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      const blocks = blocksOf(await readFile(new URL(page, root), 'utf8'));
      let files: Block[] = [];
      const sources: string[] = [];
      for (const [i, block] of blocks.entries()) {
        const { language, name, line, text } = block;
        if (language !== 'ts') {
          if (name !== undefined) files.push(block);
          continue;
        }
        const path = fileURLToPath(new URL(name ?? `line-${line}.ts`, folder));
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, name === undefined ? program(block, blocks[i + 1]) : text);
        sources.push(path);
        if (name === undefined) programs.set(basename(path).replace(/ts$/, 'js'), files);
        if (name === undefined) files = [];
      }
      assert.ok(programs.size > 0, 'the page has programs');
      await compile(sources);
    });

    after(() => rm(folder, { recursive: true, force: true }));

    it('do what their comments say', async () => {
      for (const [name, files] of programs) {
        for (const file of files) await writeFile(new URL(file.name ?? '', folder), file.text);
        try {
          await import(new URL(name, folder).href);
        } catch (cause) {
          throw new Error(`${page}, ${name}: ${String(cause)}`, { cause });
        }
      }
    }).timeout(30_000);
  });
}
