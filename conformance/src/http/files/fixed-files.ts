import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SOURCE = fileURLToPath(new URL('../../../spring/http/src/main/resources/files', import.meta.url));
const CHANGED = new Date('2024-03-01T10:00:00Z');
const COPY = copyOf(SOURCE);

/** Copies of the files of the Java application, every one of them last changed on 1 March 2024, 10:00:00 GMT. */
export const FixedFiles = {
  /** The location of one of the folders: a file URL that ends in a slash. */
  location(folder: string): string {
    return pathToFileURL(join(COPY, folder, '/')).href;
  },

  file(path: string): string {
    return join(COPY, path);
  },
};

function copyOf(source: string): string {
  const target = mkdtempSync(join(tmpdir(), 'oracle-files-'));
  for (const entry of readdirSync(source, { withFileTypes: true, recursive: true })) {
    const from = join(entry.parentPath, entry.name);
    const copy = join(target, from.slice(source.length));
    if (entry.isDirectory()) {
      mkdirSync(copy, { recursive: true });
    } else {
      mkdirSync(join(copy, '..'), { recursive: true });
      copyFileSync(from, copy);
      utimesSync(copy, CHANGED, CHANGED);
    }
  }
  return target;
}
