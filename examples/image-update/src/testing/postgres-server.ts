import { execFile } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newFolder, program, removeFolder, type SystemPart, startServer, unprivileged } from './system-part.js';

const run = promisify(execFile);

/** A PostgreSQL server of one's own: it listens on a socket in a temporary folder. */
export async function startPostgres(): Promise<SystemPart & { readonly url: string }> {
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
  const server = await startServer(postgres, args, /ready to accept connections/, { ...user, cwd: folder });
  return {
    url: `postgres://gallery@localhost/postgres?host=${encodeURIComponent(folder)}`,
    async stop() {
      await server.kill('SIGINT');
      await removeFolder(folder);
    },
  };
}
