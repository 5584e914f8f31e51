import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Answer, type ChangingPicture, Origin, serve } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const BIN = fileURLToPath(new URL('../../bin/vernal-image.js', import.meta.url));

describe('vernal-image', () => {
  let origin: Origin;
  let answer: Answer;
  let changing: ChangingPicture;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;

  before(async () => {
    origin = await Origin.start((request, response) => answer(request, response));
  });

  after(() => origin.close());

  beforeEach(async () => {
    folder = await temporaryFolder();
    changing = { body: await picture('red'), etag: '"1"' };
    answer = (request, response) => serve(changing)(request, response);
    origin.requests.length = 0;
  });

  afterEach(() => folder.remove());

  const start = (...args: string[]) => spawn(process.execPath, [BIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

  const run = async (...args: string[]) => {
    const child = start(...args);
    const [stdout, stderr] = [collected(child, 'stdout'), collected(child, 'stderr')];
    const [code] = (await once(child, 'close')) as [number];
    return { code, stdout: stdout(), stderr: stderr() };
  };

  const cache = () => ['--cache', join(folder.path, 'cache')];
  const lines = (stdout: string) =>
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('get loads images and says what each was', async () => {
    const { code, stdout, stderr } = await run('get', origin.url('/a.png'), origin.url('/b.png'), ...cache());
    assert.equal(code, 0);
    assert.equal(stderr, '');
    const said = stdout
      .trim()
      .split('\n')
      .sort((a, b) => (a.slice(-5) < b.slice(-5) ? -1 : 1));
    assert.equal(said.length, 2);
    assert.match(said[0]!, /^\d\d:\d\d:\d\d {2}200 {2}\d+ B {2}\d+ ms {2}60×40 {2}http.*\/a\.png$/);
  });

  it('get keeps images in the folder it is given, and has them confirmed', async () => {
    await run('get', origin.url('/a.png'), ...cache());
    const { stdout } = await run('get', origin.url('/a.png'), '--json', ...cache());
    const [{ ok, status, cacheType, notModified, received, width, format }] = lines(stdout);
    assert.deepEqual(
      { ok, status, cacheType, notModified, received, width, format },
      { ok: true, status: 304, cacheType: 'disk', notModified: true, received: 0, width: 60, format: 'png' },
    );
    assert.equal(origin.requests[1]!.headers['if-none-match'], '"1"');
  });

  it('get loads images that it cannot keep, and says so once', async () => {
    const file = join(folder.path, 'file');
    await writeFile(file, '');
    const urls = [origin.url('/a.png'), origin.url('/b.png')];
    const { code, stdout, stderr } = await run('get', ...urls, '--json', '--cache', join(file, 'folder'));
    assert.deepEqual([code, lines(stdout).map(({ ok }) => ok)], [0, [true, true]]);
    assert.match(stderr, /^Images cannot be kept in .*file\/folder: .*ENOTDIR.*\n$/);
  });

  it('get ends with 1 where the folder for its images cannot be made', async () => {
    const file = join(folder.path, 'file');
    await writeFile(file, '');
    const { code, stderr } = await run('get', origin.url('/a.png'), ...cache(), '--output', join(file, 'folder'));
    assert.equal(code, 1);
    assert.match(stderr, /^Images cannot be written to .*file\/folder: ENOTDIR/);
  });

  it('get ends with 1 where the folder for its images is a file', async () => {
    const file = join(folder.path, 'file');
    await writeFile(file, '');
    const { code, stdout, stderr } = await run('get', origin.url('/a.png'), ...cache(), '--output', file);
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /^Images cannot be written to .*file: it is a file\n$/);
  });

  it('get --offline asks nobody', async () => {
    await run('get', origin.url('/a.png'), ...cache());
    const { code } = await run('get', '--offline', origin.url('/a.png'), ...cache());
    const missing = await run('get', '--offline', origin.url('/b.png'), ...cache());
    assert.deepEqual([code, missing.code, origin.requests.length], [0, 1, 1]);
    assert.match(missing.stderr, /cache-miss/);
  });

  it('get --output writes the images, whole, under the names of their URLs', async () => {
    const output = join(folder.path, 'out');
    const urls = ['/one/a.png', '/two/a.png', '/thumb?width=3', '/%2e%2e%2fup.png'].map((path) => origin.url(path));
    const { code, stdout } = await run('get', ...urls, '--output', output, '--json', ...cache());
    assert.equal(code, 0);
    assert.deepEqual((await readdir(output)).sort(), ['_2e_2e_2fup.png', 'a-2.png', 'a.png', 'thumb.png']);
    for (const { file } of lines(stdout)) assert.deepEqual(new Uint8Array(await readFile(file)), changing.body);
  });

  it('get ends with 1 where one of several fails, and says which', async () => {
    answer = (request, response) =>
      request.url === '/gone.png' ? response.writeHead(404).end() : serve(changing)(request, response);
    const urls = [origin.url('/a.png'), origin.url('/gone.png')];
    const { code, stdout, stderr } = await run('get', ...urls, ...cache());
    assert.equal(code, 1);
    assert.match(stdout, /a\.png/);
    assert.match(stderr, /status: The origin answered with status 404 \[http.*gone\.png\]/);
    const [failure] = lines((await run('get', origin.url('/gone.png'), '--json', ...cache())).stdout);
    assert.deepEqual([failure.ok, failure.error.code, failure.error.status], [false, 'status', 404]);
  });

  it('get sends the headers it is told to', async () => {
    await run('get', origin.url('/a.png'), '--header', 'x-a: 1', '--header', 'x-b: two words', ...cache());
    const { headers } = origin.requests[0]!;
    assert.deepEqual([headers['x-a'], headers['x-b']], ['1', 'two words']);
  });

  it('get gives up after the time it is given', async () => {
    answer = () => {};
    const { code, stderr } = await run('get', origin.url('/a.png'), '--timeout', '0.05', ...cache());
    assert.equal(code, 1);
    assert.match(stderr, /timeout/);
  });

  it('get ends with 130 when it is interrupted', async () => {
    const asked = new Promise<void>((resolve) => {
      answer = () => resolve();
    });
    const child = start('get', origin.url('/a.png'), ...cache());
    await asked;
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    assert.equal(code, 130);
  });

  it('watch asks round by round, and downloads what has changed', async () => {
    const blue = await picture('blue', { width: 80 });
    answer = (request, response) => {
      if (origin.requests.length === 3) changing = { body: blue, etag: '"2"' };
      return serve(changing)(request, response);
    };
    const args = ['--every', '0.01', '--times', '4', '--json', ...cache()];
    const { code, stdout } = await run('watch', origin.url('/a.png'), ...args);
    assert.equal(code, 0);
    const told = lines(stdout).map(({ status, width }) => [status, width]);
    assert.deepEqual(told, [
      [200, 60],
      [304, 60],
      [200, 80],
      [304, 80],
    ]);
  });

  it('watch --changes tells of nothing else', async () => {
    const args = ['--every', '0.01', '--times', '3', '--changes', '--json', ...cache()];
    const { stdout } = await run('watch', origin.url('/a.png'), ...args);
    assert.deepEqual(
      lines(stdout).map(({ status }) => status),
      [200],
    );
  });

  it('watch goes on after a failure, and ends with how the last round went', async () => {
    answer = (request, response) =>
      origin.requests.length === 1 ? response.writeHead(404).end() : serve(changing)(request, response);
    const { code, stdout, stderr } = await run(
      'watch',
      origin.url('/a.png'),
      '--every',
      '0.01',
      '--times',
      '2',
      ...cache(),
    );
    assert.equal(code, 0);
    assert.match(stderr, /status 404/);
    assert.match(stdout, / {2}200 {2}/);
  });

  it('watch ends with 0 when it is interrupted', async () => {
    const child = start('watch', origin.url('/a.png'), '--every', '60', ...cache());
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    assert.equal(code, 0);
  });

  it('watch ends when nobody reads it any more', async () => {
    const child = start('watch', origin.url('/a.png'), '--every', '0.01', ...cache());
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [code] = await once(child, 'close');
    assert.equal(code, 0);
  });

  it('bench measures each way to an image, and leaves nothing behind', async () => {
    const { code, stdout } = await run('bench', origin.url('/a.png'), '--times', '3', '--json');
    assert.equal(code, 0);
    const told = lines(stdout);
    assert.deepEqual(
      told.map(({ kind, times, received }) => [kind, times, received]),
      [
        ['download', 3, 3 * changing.body.length],
        ['revalidation', 3, 0],
        ['disk', 3, 0],
        ['memory', 3, 0],
      ],
    );
    assert.ok(told.every(({ least, median, p95, most }) => least <= median && median <= p95 && p95 <= most));
    assert.deepEqual(
      origin.requests.map(({ headers }) => headers['if-none-match']),
      [undefined, undefined, undefined, '"1"', '"1"', '"1"'],
    );
  });

  it('bench ends with 1 where the origin fails', async () => {
    answer = (_request, response) => response.writeHead(404).end();
    const { code, stderr } = await run('bench', origin.url('/a.png'), '--times', '1');
    assert.equal(code, 1);
    assert.match(stderr, /status 404/);
  });

  it('helps, and says its version', async () => {
    const help = await run('--help');
    assert.equal(help.code, 0);
    assert.match(help.stdout, /^Usage: vernal-image get\|watch\|bench/);
    assert.match((await run('--version')).stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it('ends with 2 and its whole usage where nothing is asked of it', async () => {
    const { code, stderr } = await run();
    assert.equal(code, 2);
    assert.match(stderr, /^No command was given\n\nUsage: vernal-image/);
  });

  it('ends with 2 for what it does not understand, and says where help is, in sight of what is wrong', async () => {
    const { code, stdout, stderr } = await run('get', origin.url('/a.png'), '--loud');
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^Unknown option '--loud'.*\nvernal-image --help tells what there is\n$/);
  });
});

function collected(child: ChildProcess, name: 'stdout' | 'stderr'): () => string {
  const chunks: Buffer[] = [];
  child[name]!.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}
