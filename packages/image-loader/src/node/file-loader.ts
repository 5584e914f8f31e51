import { readFile, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ImageProviderLoader, type ProvidedImage } from '../downloading/image-provider-loader.js';
import { formatHttpDate } from '../http/http-date.js';
import { ResponseMetadata } from '../http/response-metadata.js';
import { ImageError } from '../model/image-error.js';

/**
 * Loads `file:` URLs below one folder, links followed. Not part of a manager unless it is given, so that no URL from outside
 * reads a file. `refreshCached` compares the modification time.
 */
export class FileLoader extends ImageProviderLoader {
  /** @param root nothing outside this folder is read (`forbidden`) */
  constructor(root: string) {
    super(['file:'], (url, { cached }) => load(url, root, cached));
  }
}

async function load(url: string, root: string, cached: ResponseMetadata | undefined): Promise<ProvidedImage> {
  const fail = (code: 'forbidden' | 'status', message: string) =>
    new ImageError(code, url, message, code === 'status' ? { status: 404 } : {});
  const path = await realpath(pathOf(url)).catch(() => undefined);
  if (path === undefined) throw fail('status', 'No such file');
  if (!path.startsWith((await realpath(root)) + sep)) throw fail('forbidden', 'The file is outside the folder');
  const found = await stat(path);
  // A folder has no bytes, and a pipe would be waited for.
  if (!found.isFile()) throw fail('status', 'No file');
  const { mtimeMs, size } = found;
  const validators = { 'last-modified': formatHttpDate(mtimeMs), etag: `"${mtimeMs}-${size}"` };
  const now = Date.now();
  const metadata = new ResponseMetadata(url, 200, new Headers(validators), now, now);
  if (cached?.etag === metadata.etag) {
    throw new ImageError('not-modified', url, 'The file is not modified', { status: 304, response: metadata });
  }
  const file = await readFile(path);
  return { data: new Uint8Array(file.buffer as ArrayBuffer, file.byteOffset, file.length), metadata };
}

/** @throws ImageError `invalid-url` for a host, or an encoded slash */
function pathOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw ImageError.from(error, 'invalid-url', url);
  }
}
