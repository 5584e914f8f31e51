import { homedir } from 'node:os';
import { join } from 'node:path';

/** The user's cache folder, by the XDG rules. */
export function defaultCacheDirectory(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'vernal', 'image-loader');
}
