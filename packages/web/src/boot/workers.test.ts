import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const suite = new URL('./workers.suite.js', import.meta.url).href;

/** A program with what it has printed. */
class Program {
  readonly child: ChildProcess;
  output = '';

  constructor(file: string) {
    this.child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk) => {
        this.output += chunk;
        this.child.emit('printed');
      });
    }
  }

  /** Resolves when as many texts as wanted are printed. */
  async printed(expression: RegExp, count = 1): Promise<string[][]> {
    for (;;) {
      const found = [...this.output.matchAll(expression)];
      if (found.length >= count) return found;
      if (this.child.exitCode !== null) assert.fail(`It ended:\n${this.output}`);
      await once(this.child, 'printed');
    }
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<[number | null, string | null]> {
    const exit = once(this.child, 'close');
    this.child.kill(signal);
    return (await exit) as [number | null, string | null];
  }
}

describe('server.workers', function () {
  this.timeout(60_000);
  let folder: string;
  let program: Program;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vernal-workers-'));
  });
  afterEach(async () => {
    if (program.child.exitCode === null && program.child.signalCode === null) await program.end('SIGKILL');
  });
  after(() => rm(folder, { recursive: true }));

  async function start(workers: number, port = 0): Promise<Program> {
    const file = join(folder, `main-${workers}.mjs`);
    await writeFile(file, `import { serveInWorkers } from '${suite}'; await serveInWorkers(${workers}, ${port});`);
    program = new Program(file);
    return program;
  }

  async function listening(workers: number): Promise<{ readonly pids: number[]; readonly port: number }> {
    await start(workers);
    const found = await program.printed(/listening (\d+) (\d+)/g, workers);
    const ports = new Set(found.map(([, , port]) => Number(port)));
    assert.equal(ports.size, 1);
    return { pids: found.map(([, pid]) => Number(pid)), port: [...ports][0] as number };
  }

  function ask(port: number, path: string, agent = new Agent()): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      get({ port, host: '127.0.0.1', path, agent }, resolve).on('error', reject);
    });
  }

  async function pidOf(port: number): Promise<number> {
    return (JSON.parse(await text(await ask(port, '/pid'))) as { pid: number }).pid;
  }

  it('lets as many processes answer on one port', async () => {
    const { pids, port } = await listening(2);
    assert.ok(!pids.includes(program.child.pid as number));
    const answered = new Set<number>();
    while (answered.size < 2) answered.add(await pidOf(port));
    assert.deepEqual(answered, new Set(pids));
    assert.deepEqual(await program.end(), [null, 'SIGTERM']);
    await program.printed(/destroyed/g, 2).catch(() => assert.fail(program.output));
  });

  it('puts another process in the place of one that died, and says so', async () => {
    const { pids, port } = await listening(2);
    const [first = 0] = pids;
    process.kill(first, 'SIGKILL');
    await program.printed(
      new RegExp(`Worker \\d+ \\(process ${first}\\) ended by SIGKILL: another one takes its place`, 'g'),
    );
    const found = await program.printed(/listening (\d+)/g, 3);
    const next = Number(found[2]?.[1]);
    while ((await pidOf(port)) !== next);
  });

  it('goes on after several of them have died in a row', async () => {
    const { port } = await listening(2);
    for (let round = 1; round <= 3; round++) {
      await assert.rejects(ask(port, '/crash'));
      await program.printed(/ended with exit code 3: another one takes its place/g, round);
      await program.printed(/listening/g, 2 + round);
    }
    await pidOf(port);
  });

  it('says that sessions are not shared, rather than lose them', async () => {
    const { port } = await listening(2);
    assert.equal((await ask(port, '/session')).statusCode, 500);
    await program.printed(/There are 2 workers, and sessions in the memory of one .* RedisSessionRepository/g);
  });

  it('fails as one program where the workers cannot start', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await start(2, port);
    const [code] = (await once(program.child, 'close')) as [number];
    other.close();
    assert.equal(code, 1);
    assert.equal([...program.output.matchAll(/PortInUseException: /g)].length, 1, program.output);
    assert.match(
      program.output,
      /WorkerFailedException: Worker 1 \(process \d+\) ended with exit code 1 before it listened/,
    );
  });

  it('leaves no process behind where the first one is killed', async () => {
    const { pids } = await listening(2);
    await program.end('SIGKILL');
    const runs = (pid: number) => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    while (pids.some(runs)) await new Promise(setImmediate);
  });

  for (const workers of [1, 2]) {
    it(`ends ${workers} in good order: idle connections at once, requests when they are done, streams after the time-out`, async () => {
      const { port } = await listening(workers);
      const pool = new Agent({ keepAlive: true });
      const first = await ask(port, '/pid', pool);
      const idle = once(first.socket, 'close');
      await text(first);
      const events = await ask(port, '/events');
      const broken = new Promise((resolve) => events.on('error', resolve).on('data', () => {}));
      const slow = ask(port, '/slow');
      const [[, slowWorker] = []] = await program.printed(/slow begins (\d+)/g);
      const exit = once(program.child, 'close');
      program.child.kill('SIGTERM');
      await idle;
      process.kill(Number(slowWorker), 'SIGUSR2');
      const answer = await slow;
      assert.equal(answer.headers.connection, 'close');
      assert.match(await text(answer), /"slow"/);
      // the other worker may be told a moment later
      const isTaken = () =>
        ask(port, '/pid').then(
          (late) => Boolean(late.resume()),
          () => false,
        );
      while (await isTaken());
      assert.match(String(await broken), /aborted/);
      assert.deepEqual(await exit, [null, 'SIGTERM']);
      assert.equal([...program.output.matchAll(/destroyed/g)].length, workers, program.output);
      pool.destroy();
    });
  }
});
