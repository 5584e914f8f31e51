import { mkdtempSync } from 'node:fs';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { Component, PostConstruct, PreDestroy } from '@vernal/core';
import { rolldown } from 'rolldown';

const PUBLIC = fileURLToPath(new URL('../../public', import.meta.url));
const SCRIPTS = ['app.js', 'service-worker.js'];
const scriptPath = (name: string) => fileURLToPath(new URL(`../browser/${name}`, import.meta.url));

const compressors = { '.br': promisify(brotliCompress), '.gz': promisify(gzip) };

/** Applications of one process share it: it is made of files that do not change while they run. */
let bundled: Promise<string[]> | undefined;

/**
 * A folder with what pages load: the files of `public`, the scripts of `browser` in one file, and the service worker, each with
 * compressed stand-ins beside it. It is gone when the application is closed.
 */
@Component()
export class BrowserAssets {
  /** Ends in a slash. */
  readonly folder = join(mkdtempSync(join(tmpdir(), 'vernal-gallery-')), '/');

  @PostConstruct()
  async build(): Promise<void> {
    bundled ??= Promise.all(SCRIPTS.map(bundle));
    const scripts = await bundled;
    const names = await readdir(PUBLIC);
    await Promise.all(names.map((name) => copyFile(join(PUBLIC, name), join(this.folder, name))));
    await Promise.all(SCRIPTS.map((name, i) => writeFile(join(this.folder, name), scripts[i] as string)));
    await Promise.all([...names, ...SCRIPTS].map((name) => compress(join(this.folder, name))));
  }

  @PreDestroy()
  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

async function bundle(name: string): Promise<string> {
  const build = await rolldown({ input: scriptPath(name), platform: 'browser', logLevel: 'warn' });
  try {
    const { output } = await build.generate({ format: 'es', minify: true, codeSplitting: false });
    return output[0].code;
  } finally {
    await build.close();
  }
}

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  for (const [extension, compressed] of Object.entries(compressors)) {
    await writeFile(path + extension, await compressed(bytes));
  }
}
