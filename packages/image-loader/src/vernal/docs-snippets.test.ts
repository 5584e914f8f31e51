import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { setLoggerFactory } from '@vernal/core';
import { type Answer, Origin, serve } from '../testing/origin.js';
import { animation, picture } from '../testing/pictures.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const ROOT = new URL('../../../../', import.meta.url);
const FOLDER = new URL('../docs-snippets/', import.meta.url);
const HOST = 'https://img.example.org';

/** A page's block of TypeScript is a program; one with a name behind its language is a file beside it. */
function blocksOf(page: string) {
  return [...page.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)].map(([, language, name, text = '']) => ({
    language,
    name,
    text,
  }));
}

/** `expression; // → value` must be equal to that value, `expression; // ✗ code` must fail with an error of that code. */
function program(text: string): string {
  const lines = text.split('\n').map((line) => {
    const [, indent = '', expression, sign, expected] = /^(\s*)(.*);\s*\/\/ ([→✗])\s*(.*)$/u.exec(line) ?? [];
    if (sign === '→') return `${indent}__assert.deepEqual(${expression}, ${expected});`;
    if (sign === '✗')
      return `${indent}await __assert.rejects(async () => { ${expression}; }, { code: '${expected}' });`;
    assert.doesNotMatch(line, /\/\/ [→✗]/u, 'what a comment is about stands on its line');
    return line;
  });
  return ["import __assert from 'node:assert/strict';", 'void __assert;', ...lines].join('\n');
}

/** What the programs' origin has, by path. */
async function pictures(): Promise<Answer> {
  const cat = await picture('teal', { width: 1200, height: 800, format: 'jpeg' });
  const film = await animation(['red', 'lime', 'blue']);
  const huge = await picture('red', { width: 2000, height: 1100 });
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url!, HOST);
    const headers: Record<string, string> = searchParams.has('max-age') ? { 'cache-control': 'max-age=60' } : {};
    const give = (body: Uint8Array, type: string) => serve({ body, type, etag: '"1"', headers })(request, response);
    const isKnown = request.headers.authorization?.startsWith('Basic ');
    switch (pathname) {
      case '/missing.jpg':
        return response.writeHead(404).end();
      case '/moved.jpg':
        return response.writeHead(302, { location: '/cat.jpg' }).end();
      case '/guarded.jpg':
        return isKnown ? give(cat, 'image/jpeg') : response.writeHead(401, { 'www-authenticate': 'Basic' }).end();
      case '/page.html':
        return give(new TextEncoder().encode('<p>'), 'text/html');
      case '/base64.txt':
        return give(new TextEncoder().encode(Buffer.from(cat).toString('base64')), 'text/plain');
      case '/film.gif':
        return give(film, 'image/gif');
      case '/huge.png':
        return give(huge, 'image/png');
      case '/drawing.svg':
        return give(svg, 'image/svg+xml');
      default:
        return give(cat, 'image/jpeg');
    }
  };
}

describe('the programs in docs/loader-options.md', () => {
  const cacheHome = process.env.XDG_CACHE_HOME;
  let origin: Origin;
  let cache: Awaited<ReturnType<typeof temporaryFolder>>;
  const programs: string[] = [];

  before(async function () {
    this.timeout(120_000);
    setLoggerFactory(() => ({ debug() {}, info() {}, warn() {}, error() {} }));
    [origin, cache] = [await Origin.start(await pictures()), await temporaryFolder()];
    process.env.XDG_CACHE_HOME = cache.path;
    await rm(FOLDER, { recursive: true, force: true });
    await mkdir(FOLDER, { recursive: true });
    const [home, encoded] = [origin.base, encodeURIComponent(origin.base)];
    const page = (await readFile(new URL('docs/loader-options.md', ROOT), 'utf8')).replaceAll(HOST, home);
    for (const { language, name, text } of blocksOf(page.replaceAll(encodeURIComponent(HOST), encoded))) {
      const file = name ?? `program-${programs.length + 1}.ts`;
      if (name === undefined && language === 'ts') programs.push(file);
      await writeFile(new URL(file, FOLDER), name === undefined ? program(text) : text);
    }
    await compile(programs.map((file) => fileURLToPath(new URL(file, FOLDER))));
  });

  after(async () => {
    setLoggerFactory(undefined);
    if (cacheHome === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = cacheHome;
    await origin.close();
    await cache.remove();
    await rm(FOLDER, { recursive: true, force: true });
  });

  it('do what their comments say', async () => {
    assert.ok(programs.length > 5);
    for (const file of programs) {
      try {
        await import(new URL(file.replace(/ts$/, 'js'), FOLDER).href);
      } catch (cause) {
        throw new Error(`docs/loader-options.md, ${file}: ${String(cause)}`, { cause });
      }
    }
  }).timeout(60_000);
});

async function compile(files: readonly string[]): Promise<void> {
  const options = ['--ignoreConfig', '--target', 'es2023', '--module', 'nodenext', '--strict', '--skipLibCheck'];
  options.push(
    '--experimentalDecorators',
    '--emitDecoratorMetadata',
    '--exactOptionalPropertyTypes',
    '--types',
    'node',
  );
  const compiler = fileURLToPath(new URL('node_modules/typescript/bin/tsc', ROOT));
  try {
    await promisify(execFile)(process.execPath, [compiler, ...options, ...files], { cwd: fileURLToPath(ROOT) });
  } catch (error) {
    assert.fail(`the programs do not compile:\n${(error as { readonly stdout: string }).stdout}`);
  }
}
