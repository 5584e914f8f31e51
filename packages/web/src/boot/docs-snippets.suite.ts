import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const root = new URL('../../../../', import.meta.url);

/** A fenced block of a page: its language, what stands behind that, and its text. */
export interface Block {
  readonly language: string;
  readonly mark: string;
  readonly text: string;
}

export function blocksOf(text: string): Block[] {
  const found = text.matchAll(/^```(\w+) ?([\w-]*)\n(.*?)^```$/gms);
  return [...found].map(([, language = '', mark = '', code = '']) => ({ language, mark, text: code }));
}

/** Compiles blocks as one module that exports what they declare; fails with what the compiler says. */
export async function compile(source: URL, blocks: readonly string[]): Promise<void> {
  const code = blocks.join('\n').replace(/^((?:abstract )?class |const |enum )/gm, 'export $1');
  const options = ['--ignoreConfig', '--target', 'es2023', '--module', 'nodenext', '--strict', '--skipLibCheck'];
  options.push('--experimentalDecorators', '--emitDecoratorMetadata', '--types', 'node');
  await writeFile(source, code);
  const tsc = promisify(execFile)(process.execPath, ['node_modules/typescript/bin/tsc', ...options, source.pathname], {
    cwd: root,
  });
  await tsc.catch((error: { readonly stdout?: string }) => assert.fail(`${source.pathname}: ${error.stdout}`));
}
