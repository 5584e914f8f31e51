import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server of the system that a test has for itself. */
export interface SystemPart {
  stop(): Promise<void>;
}

/** Where a program is: what `npm test` has found, else in the usual folders. */
export function program(variable: string, name: string): string {
  const postgres = '/usr/lib/postgresql';
  const versions = exists(postgres) ? readdirSync(postgres).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    '/usr/bin',
    '/usr/sbin',
    '/usr/local/bin',
    ...versions.map((version) => join(postgres, version, 'bin')),
  ];
  return process.env[variable] ?? folders.map((folder) => join(folder, name)).find(exists) ?? name;
}

function exists(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}

/** The user as whom a server runs that refuses to be root; nothing where this process is not root. */
export function unprivileged(name: string): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined) throw new Error(`There is no user ${name} to run a server as`);
  return { uid: Number(uid), gid: Number(gid) };
}

/** An empty folder that is removed with {@link removeFolder}. */
export const newFolder = (purpose: string): Promise<string> => mkdtemp(join(tmpdir(), `gallery-${purpose}-`));

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** Starts a server and waits until it says that it is ready. Throws with what it said where it ends instead. */
export async function startServer(
  command: string,
  args: readonly string[],
  ready: RegExp,
  options: {
    readonly env?: NodeJS.ProcessEnv;
    readonly uid?: number;
    readonly gid?: number;
    readonly cwd?: string;
  } = {},
): Promise<{ readonly said: string; readonly pid: number; kill(signal: NodeJS.Signals): Promise<void> }> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject).once('exit', () => reject(new Error(`${command} did not start:\n${said}`)));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (ready.test(said)) resolve();
      });
    }
  });
  return {
    said,
    pid: child.pid as number,
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill(signal);
      await exit;
    },
  };
}
