import { parseArgs } from 'node:util';
import { defaultCacheDirectory } from '../node/default-cache-directory.js';

export const USAGE = `Usage: vernal-image get|watch|bench <url…> [options]

  get    loads the images, from the cache where the origin confirms it
  watch  asks again and again whether the images have changed
  bench  measures download, revalidation, disk and memory

Options of all:
  --cache <folder>     where images are kept (default: the user's cache folder; bench: a temporary one)
  --header <n: v>      sent with each request; may be given several times
  --timeout <seconds>  without a byte (default 15)
  --json               one JSON object a line in place of text
  --help, --version

get:
  --output <folder>    writes the images there
  --refresh            asks the origin even while the lifetime it gave runs
  --offline            asks the cache alone
  --force              asks the origin alone
watch:
  --every <seconds>    between two rounds (default 2)
  --times <n>          rounds (default: until interrupted)
  --changes            tells of new pictures and failures only
bench:
  --times <n>          loads of each kind (default 20)

Progress is drawn on standard error where that is a terminal.
Exit codes: 0 all is well, 1 an image failed, 2 wrong arguments, 130 interrupted (watch: 0).`;

/** What the command line asked for. */
export interface Command {
  readonly name: 'get' | 'watch' | 'bench';
  readonly urls: readonly string[];
  /** Undefined for a bench that keeps nothing. */
  readonly cache: string | undefined;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** In ms. */
  readonly timeout: number;
  readonly json: boolean;
  readonly output: string | undefined;
  readonly source: 'cache' | 'origin' | 'refresh' | 'both';
  /** In ms. */
  readonly interval: number;
  readonly times: number;
  readonly changesOnly: boolean;
}

/** The person at the terminal has asked for something that does not exist; the message is for them. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const OPTIONS = {
  cache: { type: 'string' },
  header: { type: 'string', multiple: true },
  timeout: { type: 'string' },
  json: { type: 'boolean' },
  output: { type: 'string' },
  refresh: { type: 'boolean' },
  offline: { type: 'boolean' },
  force: { type: 'boolean' },
  every: { type: 'string' },
  times: { type: 'string' },
  changes: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;
const COMMON = ['cache', 'header', 'timeout', 'json'];
const OPTIONS_OF: Readonly<Record<Command['name'], readonly string[]>> = {
  get: [...COMMON, 'output', 'refresh', 'offline', 'force'],
  watch: [...COMMON, 'every', 'times', 'changes'],
  bench: [...COMMON, 'times'],
};
const TIMES: Readonly<Record<Command['name'], number>> = { get: 1, watch: Number.POSITIVE_INFINITY, bench: 20 };

/** @throws UsageError */
export function parseCommandLine(args: readonly string[]): Command | 'help' | 'version' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  if (values.version) return 'version';
  const [name, ...urls] = positionals;
  if (!isCommand(name))
    throw new UsageError(name === undefined ? 'No command was given' : `There is no command "${name}"`);
  const foreign = Object.keys(values).find((option) => !OPTIONS_OF[name].includes(option));
  if (foreign) throw new UsageError(`${name} does not take --${foreign}`);
  if (urls.length === 0) throw new UsageError(`${name} takes at least one URL`);
  const wrong = urls.find((url) => !isHttp(url));
  if (wrong !== undefined)
    throw new UsageError(`"${wrong}" is no http or https URL; one begins with http:// or https://`);
  return {
    name,
    urls,
    cache: values.cache ?? (name === 'bench' ? undefined : defaultCacheDirectory()),
    headers: (values.header ?? []).map(header),
    timeout: 1000 * positive(values.timeout, '--timeout', 15),
    json: values.json ?? false,
    output: values.output,
    source: source(values),
    interval: 1000 * positive(values.every, '--every', 2),
    times: Math.ceil(positive(values.times, '--times', TIMES[name])),
    changesOnly: values.changes ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function isCommand(name: string | undefined): name is Command['name'] {
  return name !== undefined && Object.hasOwn(OPTIONS_OF, name);
}

function isHttp(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function source(values: { refresh?: boolean; offline?: boolean; force?: boolean }): Command['source'] {
  const { refresh = false, offline = false, force = false } = values;
  if (Number(refresh) + Number(offline) + Number(force) > 1) {
    throw new UsageError('--refresh, --offline and --force exclude each other');
  }
  return offline ? 'cache' : force ? 'origin' : refresh ? 'refresh' : 'both';
}

function header(field: string): readonly [string, string] {
  const [, name, value] = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):\s*([\t\x20-\x7e]*)$/.exec(field) ?? [];
  if (name === undefined) throw new UsageError(`--header takes "name: value", not "${field}"`);
  return [name, value!];
}

function positive(text: string | undefined, option: string, usual: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (!(value > 0) || text.trim() === '') throw new UsageError(`${option} takes a number above 0, not "${text}"`);
  return value;
}
