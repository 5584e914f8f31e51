import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodeImageManager } from '../node/node-image-manager.js';
import { bench } from './bench.js';
import { type Command, parseCommandLine, USAGE, UsageError } from './command-line.js';
import { get } from './get.js';
import { Reporter, type Streams } from './reporter.js';
import { watch } from './watch.js';

/** What a command needs of its process. */
interface Terminals extends Streams {
  once(event: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

const COMMANDS = { get, watch, bench };
const INTERRUPTED = 130;
/** The whole would push what is wrong out of sight. */
const HINT = 'vernal-image --help tells what there is';

/** The terminal client. @returns the exit code */
export async function run(args: readonly string[], terminals: Terminals): Promise<number> {
  const command = understood(args, terminals);
  if (typeof command === 'number') return command;
  if (command === 'version') {
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
    terminals.stdout.write(`${version}\n`);
    return 0;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) terminals.once(signal, () => stop.abort());
  // Whoever reads may have enough; there is nobody left to tell.
  process.stdout.on('error', () => process.exit(0));
  const folder = command.cache ?? (await mkdtemp(join(tmpdir(), 'vernal-image-')));
  const reporter = new Reporter(terminals, command.json);
  const manager = await newManager(command, folder, reporter);
  try {
    const isWell = await COMMANDS[command.name](command, manager, reporter, stop.signal);
    if (stop.signal.aborted && command.name !== 'watch') return INTERRUPTED;
    return isWell ? 0 : 1;
  } catch (error) {
    terminals.stderr.write(`${(error as Error).message}\n`);
    return 1;
  } finally {
    await manager.close();
    if (command.cache === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** The command, or the exit code where there is nothing to do. */
function understood(args: readonly string[], { stdout, stderr }: Streams): Command | 'version' | number {
  try {
    const command = parseCommandLine(args);
    if (command !== 'help') return command;
    stdout.write(`${USAGE}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    stderr.write(`${error.message}\n${args.length === 0 ? `\n${USAGE}` : HINT}\n`);
    return 2;
  }
}

/** Whoever asks for help need not wait for the libraries that load images. */
async function newManager(
  { headers, timeout }: Command,
  directory: string,
  reporter: Reporter,
): Promise<NodeImageManager> {
  const { NodeImageManager } = await import('../node/node-image-manager.js');
  return new NodeImageManager({
    cache: { directory, onDiskError: (error) => reporter.notKept(directory, error) },
    onStoreError: (error) => reporter.notKept(directory, error),
    downloader: { downloadTimeout: timeout, headers: headers.map(([name, value]) => [name, value]) },
  });
}
