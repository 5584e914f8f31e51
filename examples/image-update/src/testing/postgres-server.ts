import { execFile } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newFolder, program, removeFolder, startServer, unprivileged } from './system-part.js';

const run = promisify(execFile);

/** A PostgreSQL server of one's own: it listens on a socket in a temporary folder. */
export async function startPostgres() {
  const folder = await newFolder('postgres');
  const user = unprivileged('postgres');
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid as number);
  const data = join(folder, 'data');
  const postgres = program('POSTGRES', 'postgres');
  const initdb = join(postgres, '..', 'initdb');
  await run(initdb, ['-D', data, '-U', 'gallery', '-A', 'trust', '--no-sync', '--locale=C', '-E', 'UTF8'], {
    ...user,
    cwd: folder,
  });
  const args = ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=60'];
  const start = () => startServer(postgres, args, /ready to accept connections/, { ...user, cwd: folder });
  let server = await start();
  return {
    url: `postgres://gallery@localhost/postgres?host=${encodeURIComponent(folder)}`,
    /** Takes it away, and brings it back when something else has been done. */
    async restart(meanwhile: () => Promise<void>): Promise<void> {
      await server.kill('SIGQUIT');
      await meanwhile();
      server = await start();
    },
    async stop(): Promise<void> {
      await server.kill('SIGINT');
      await removeFolder(folder);
    },
  };
}
