import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Redis server of one's own: it listens on a socket in a temporary folder, and keeps nothing. */
export class RedisServer {
  readonly #process: ChildProcess;
  readonly #folder: string;

  private constructor(child: ChildProcess, folder: string) {
    this.#process = child;
    this.#folder = folder;
  }

  static async start(): Promise<RedisServer> {
    const folder = await mkdtemp(join(tmpdir(), 'vernal-redis-'));
    const args = ['--port', '0', '--unixsocket', join(folder, 'socket'), '--save', '', '--dir', folder];
    const child = spawn(process.env.REDIS_SERVER ?? 'redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const server = new RedisServer(child, folder);
    await server.#ready();
    return server;
  }

  get socket(): string {
    return join(this.#folder, 'socket');
  }

  async #ready(): Promise<void> {
    let log = '';
    await new Promise<void>((resolve, reject) => {
      this.#process.once('error', reject).once('exit', () => reject(new Error(`redis-server did not start:\n${log}`)));
      this.#process.stdout?.on('data', (text) => {
        log += text;
        if (log.includes('eady to accept connections')) resolve();
      });
    });
  }

  /** A second call does nothing. */
  async stop(): Promise<void> {
    const exit = once(this.#process, 'exit');
    if (this.#process.kill('SIGKILL')) await exit;
    await rm(this.#folder, { recursive: true, force: true });
  }
}
