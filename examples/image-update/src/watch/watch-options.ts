import { parseArgs } from 'node:util';

/** What the command line asked for. */
export interface WatchOptions {
  readonly url: string;
  /** Milliseconds between two refreshes. */
  readonly interval: number;
  /** Refreshes to make; Infinity: until interrupted. */
  readonly times: number;
  /** Folder of the disk cache. */
  readonly cache: string;
}

export const USAGE = `Usage: npm run watch -- <image-url> [options]
  --every <seconds>  time between two refreshes (default 2)
  --times <n>        stop after n refreshes (default: never)
  --cache <folder>   where images are kept (default .data/watch)`;

/** Reads the arguments. Throws an Error whose message is for the person at the terminal. */
export function watchOptions(args: readonly string[]): WatchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      every: { type: 'string', default: '2' },
      times: { type: 'string', default: 'Infinity' },
      cache: { type: 'string', default: '.data/watch' },
    },
  });
  const [url, ...rest] = positionals;
  if (url === undefined || rest.length > 0) throw new Error(`Give one image URL.\n${USAGE}`);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new Error(`"${url}" is no http or https URL.\n${USAGE}`);
  }
  return {
    url,
    interval: 1000 * positive(values.every, '--every'),
    times: positive(values.times, '--times'),
    cache: values.cache,
  };
}

function positive(text: string, option: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${option} takes a number above 0, not "${text}".\n${USAGE}`);
  return value;
}
