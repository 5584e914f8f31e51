import { freePort } from './free-port.js';
import { newFolder, program, removeFolder, startServer } from './system-part.js';

/** A Redis server of one's own: it listens on the loopback address and keeps nothing. */
export async function startRedis() {
  const folder = await newFolder('redis');
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const start = () => startServer(program('REDIS_SERVER', 'redis-server'), args, /eady to accept connections/);
  let server = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    /** Takes it away, and brings it back, empty, when something else has been done. */
    async restart(meanwhile: () => Promise<void>): Promise<void> {
      await server.kill('SIGKILL');
      await meanwhile();
      server = await start();
    },
    async stop(): Promise<void> {
      await server.kill('SIGKILL');
      await removeFolder(folder);
    },
  };
}
