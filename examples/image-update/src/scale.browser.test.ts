import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import supertest from 'supertest';
import { allShown, connected, DESKTOP, launchChromium, pictureAnswers, red } from './testing/browser.js';
import { startGalleryProcess } from './testing/gallery-process.js';
import { logIn, plainPicture, tokenOf } from './testing/gallery-under-test.js';
import { nothingIsLost, uploadUntilKilled } from './testing/kill-in-upload.js';
import { startNginx } from './testing/nginx.js';
import { startPostgres } from './testing/postgres-server.js';
import { startRedis } from './testing/redis-server.js';

type Started<T extends (...args: never[]) => unknown> = Awaited<ReturnType<T>>;

const RED = { r: 200, g: 20, b: 20 };

describe('Two processes behind nginx with PostgreSQL and Redis', function () {
  this.timeout(60_000);
  let postgres: Started<typeof startPostgres>;
  let redis: Started<typeof startRedis>;
  let nginx: Started<typeof startNginx>;
  let nodes: [Started<typeof startGalleryProcess>, Started<typeof startGalleryProcess>];
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const variables = () => ({
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    SERVER_FORWARD_HEADERS_STRATEGY: 'framework',
  });
  const front = () => `http://localhost:${nginx.port}`;

  before(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    // at the same time: both find an empty database, and one makes the tables
    nodes = await Promise.all([startGalleryProcess(variables()), startGalleryProcess(variables())]);
    nginx = await startNginx([nodes[0].port, nodes[1].port]);
    browser = await launchChromium();
  });

  afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())));

  after(async () => {
    await browser?.close();
    await nginx?.stop();
    for (const node of nodes ?? []) await node.kill('SIGTERM');
    await redis?.stop();
    await postgres?.stop();
  });

  /** A page whose requests nginx hands to one of the two. */
  async function viewerAt(node: '1' | '2'): Promise<Page> {
    const context = await browser.newContext({ ...DESKTOP, baseURL: front(), extraHTTPHeaders: { 'X-Node': node } });
    contexts.push(context);
    const page = await context.newPage();
    const answer = await page.goto('/');
    assert.match(answer?.headers()['x-upstream'] ?? '', new RegExp(`:${nodes[Number(node) - 1]?.port}$`));
    await allShown(page);
    await connected(page);
    return page;
  }

  it('start with one set of pictures', async () => {
    const counts = await Promise.all(
      nodes.map(async ({ url }) => {
        const answer = await fetch(`${url}/api/pictures`);
        return ((await answer.json()) as { totalElements: number }).totalElements;
      }),
    );
    assert.deepEqual(counts, [8, 8]);
  });

  it('share the login, and tell the viewers of both of a picture that one of them got', async () => {
    const viewers = [await viewerAt('1'), await viewerAt('2')] as const;
    const { painter, token } = await logIn(front());
    const answers = viewers.map(pictureAnswers);
    for (const [node, name] of [
      ['1', 'meadow'],
      ['2', 'harbour'],
    ] as const) {
      const answer = await painter
        .put(`/api/pictures/${name}/content`)
        .set({ 'X-CSRF-Token': token, 'X-Node': node })
        .attach('file', await plainPicture(RED, [960, 640]), 'red.jpg')
        .expect(200);
      assert.match(answer.headers['x-upstream'] ?? '', new RegExp(`:${nodes[Number(node) - 1]?.port}$`));
      for (const viewer of viewers) await red(viewer, name);
    }
    for (const seen of answers) {
      assert.deepEqual(seen, [
        { path: '/images/meadow', status: 200 },
        { path: '/images/harbour', status: 200 },
      ]);
    }
  });

  it('give a picture the same validators', async () => {
    for (const path of ['/images/meadow', '/images/meadow?width=320']) {
      const [first, second] = await Promise.all(nodes.map(({ url }) => fetch(url + path)));
      assert.equal(first?.headers.get('etag'), second?.headers.get('etag'));
      assert.equal(first?.headers.get('last-modified'), second?.headers.get('last-modified'));
    }
  });

  it('keep flash messages for the other one', async () => {
    const { painter, token } = await logIn(front());
    const form = { _csrf: token, title: 'Dunes', name: 'dunes' };
    await painter.post('/studio/pictures/dunes/rename').set('X-Node', '1').type('form').send(form).expect(302);
    const page = await painter.get('/pictures/dunes').set('X-Node', '2');
    assert.match(page.text, /The picture is called “Dunes” now/);
  });

  it('log a user out at one of them whom an admin removes at the other', async () => {
    const admin = await logIn(front());
    const form = { _csrf: admin.token, name: 'editor', password: 'a long enough password', role: 'editor' };
    await admin.painter.post('/studio/users').set('X-Node', '1').type('form').send(form).expect(302);
    const { painter: editor } = await logIn(front(), 'editor', 'a long enough password');
    await editor.get('/studio').set('X-Node', '2').expect(200);
    const removal = admin.painter.post('/studio/users/editor/remove').set('X-Node', '1').type('form');
    await removal.send({ _csrf: admin.token }).expect(302);
    for (const node of ['1', '2']) await editor.get('/studio').set('X-Node', node).expect(303);
  });

  it('count failed logins together, by the address that the proxy saw, whatever the client says', async () => {
    let attempts = 0;
    const attempt = async (node: string) => {
      const visitor = supertest.agent(front());
      const _csrf = await tokenOf(visitor);
      attempts++;
      const claims = { 'X-Forwarded-For': `203.0.113.${attempts}`, Forwarded: `for=203.0.113.${attempts}` };
      const asked = visitor.post('/login').set({ 'X-Node': node, ...claims });
      return asked.type('form').send({ username: 'nobody', password: 'wrong', _csrf });
    };
    for (const node of ['1', '2', '1', '2', '1']) assert.equal((await attempt(node)).status, 401);
    for (const node of ['1', '2']) {
      const { status, headers } = await attempt(node);
      assert.equal(status, 429);
      assert.ok(Number(headers['retry-after']) > 800);
    }
  });

  it('lose nothing that was acknowledged when one of them is killed in an upload', async () => {
    const viewer = await viewerAt('2');
    const { painter, token } = await logIn(front());
    const acknowledged = await uploadUntilKilled(front(), () => nodes[0].kill('SIGKILL'), { 'X-Node': '1' });
    await nothingIsLost(painter, acknowledged);
    await painter
      .put('/api/pictures/glacier/content')
      .set('X-CSRF-Token', token)
      .attach('file', await plainPicture(RED, [960, 640]), 'red.jpg')
      .expect(200);
    await red(viewer, 'glacier');
    nodes[0] = await startGalleryProcess({ ...variables(), PORT: String(nodes[0].port) });
  });

  it('tell viewers to look at everything when Redis has been away', async () => {
    const viewer = await viewerAt('1');
    const answers = pictureAnswers(viewer);
    const { painter } = await logIn(front());
    await redis.restart(async () => {
      for (const path of ['/', '/images/meadow']) {
        assert.equal((await fetch(front() + path)).status, 200, `${path} is shown to visitors without a session`);
      }
      await painter.get('/studio').expect(503);
      await painter.get('/').expect(503);
    });
    while (answers.length < 8) await viewer.waitForEvent('response');
    assert.ok(answers.every(({ status }) => status === 304));
  });

  it('say that they cannot answer while PostgreSQL is away, and go on by themselves', async () => {
    await postgres.restart(async () => {
      for (const { url } of nodes) {
        const page = await fetch(url, { headers: { Accept: 'text/html' } });
        assert.equal(page.status, 503);
        assert.match(await page.text(), /The gallery cannot answer at the moment/);
        const problem = await fetch(`${url}/api/pictures`);
        assert.equal(problem.status, 503);
        assert.equal(((await problem.json()) as { status: number }).status, 503);
      }
    });
    for (const { url } of nodes) assert.equal((await fetch(url)).status, 200);
  });
});
