import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import request from 'supertest';
import { RedisServer } from '../sessions/redis-server.test.js';

const suite = new URL('./shared-sessions.suite.js', import.meta.url).href;

/** A process of the application. */
async function startProcess(socket: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const script = `import { serveSharedSessions } from '${suite}'; await serveSharedSessions('${socket}');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    const port = /port (\d+)/.exec(output)?.[1];
    if (port !== undefined) return { child, url: `http://127.0.0.1:${port}` };
  }
  throw new Error(`The process ended before it listened:\n${output}`);
}

describe('sessions in Redis', function () {
  this.timeout(60_000);
  let redis: RedisServer;
  let processes: Awaited<ReturnType<typeof startProcess>>[] = [];
  let first: string;
  let second: string;

  before(async () => {
    redis = await RedisServer.start();
    processes = await Promise.all([startProcess(redis.socket), startProcess(redis.socket)]);
    [first = '', second = ''] = processes.map(({ url }) => url);
  });
  after(async () => {
    for (const { child } of processes) {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    }
    await redis?.stop();
  });

  /** A browser: what one process sets is sent to the other. */
  function browser() {
    let cookie = '';
    const send = async (method: 'get' | 'post', url: string) => {
      const { origin, pathname, search } = new URL(url);
      const answer = await request(origin)
        [method](pathname + search)
        .set('Cookie', cookie);
      const set = answer.headers['set-cookie']?.[0]?.split(';')[0];
      if (set !== undefined) cookie = set;
      return answer;
    };
    return { get: (url: string) => send('get', url), post: (url: string) => send('post', url), id: () => cookie };
  }

  it('are shared by two processes, beans of the session too', async () => {
    const client = browser();
    assert.deepEqual((await client.get(`${first}/visit`)).body, { visits: 1 });
    assert.deepEqual((await client.get(`${second}/visit`)).body, { visits: 2 });
    assert.deepEqual((await client.get(`${first}/visit`)).body, { visits: 3 });
  });

  it('keep model attributes for a controller in another process', async () => {
    const client = browser();
    await client.post(`${first}/draft?title=Emma`);
    assert.deepEqual((await client.get(`${second}/draft`)).body, { title: 'Emma' });
  });

  it('carry flash attributes to another process, once', async () => {
    const client = browser();
    assert.equal((await client.post(`${first}/save`)).status, 302);
    assert.deepEqual((await client.get(`${second}/shown`)).body, { message: 'saved' });
    assert.deepEqual((await client.get(`${first}/shown`)).body, { message: null });
  });

  it('change their id at the login, in all processes', async () => {
    const [client, thief] = [browser(), browser()];
    await client.get(`${first}/visit`);
    const fixed = client.id();
    assert.deepEqual((await client.post(`${second}/login`)).body, { changed: true });
    assert.notEqual(client.id(), fixed);
    assert.deepEqual((await client.get(`${first}/user`)).body, { user: 'ann' });
    const stolen = await request(first).get('/user').set('Cookie', fixed);
    assert.deepEqual(stolen.body, { user: null });
    assert.equal(thief.id(), '');
  });

  it('end in all processes', async () => {
    const client = browser();
    await client.post(`${first}/login`);
    await client.post(`${second}/logout`);
    assert.deepEqual((await client.get(`${first}/user`)).body, { user: null });
  });

  it('are an error, and no hang, while Redis is away', async () => {
    const client = browser();
    await client.get(`${first}/visit`);
    await redis.stop();
    assert.equal((await client.get(`${first}/visit`)).status, 500);
    assert.equal((await client.get(`${second}/user`)).status, 500);
  });
});
