import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { VernalApplication } from '@vernal/web';
import supertest from 'supertest';

const here = new URL('.', import.meta.url);
const root = new URL('../../../', here);

/** Compiles the code of README as it stands and starts it, but for the port. */
describe('the code in README', () => {
  let app: VernalApplication;

  before(async function () {
    this.timeout(60_000);
    const readme = await readFile(new URL('README.md', root), 'utf8');
    const code = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
    const run = 'await VernalApplication.run(AppConfig, { port: 3000 });';
    assert.ok(code.includes(run), 'README starts the application');
    const source = new URL('readme-code.mts', here);
    const options = ['--ignoreConfig', '--target', 'es2023', '--module', 'nodenext', '--strict', '--skipLibCheck'];
    options.push('--experimentalDecorators', '--emitDecoratorMetadata', '--types', 'node');
    await writeFile(
      source,
      code.replace(run, 'export const app = await VernalApplication.run(AppConfig, { port: 0 });'),
    );
    try {
      await promisify(execFile)(process.execPath, ['node_modules/typescript/bin/tsc', ...options, source.pathname], {
        cwd: root,
      });
      ({ app } = await import(new URL('readme-code.mjs', here).href));
    } finally {
      await rm(source, { force: true });
    }
  });

  after(async () => {
    await app?.close();
    await rm(new URL('readme-code.mjs', here), { force: true });
  });

  const get = (path: string) => supertest(app.listener).get(path).set('X-Key', 'open sesame');

  it('answers with a book', () => get('/books/1').expect(200, { id: 1, title: 'Emma' }));

  it('converts parameters', () => get('/books/2?loud=true').expect(200, { id: 2, title: 'PERSUASION' }));

  it('answers 400 to an id that is no number', () => get('/books/x').expect(400));

  it('answers a problem for a book that is not there', async () => {
    const { body } = await get('/books/3')
      .expect(404)
      .expect('Content-Type', /problem\+json/);
    assert.equal(body.detail, 'There is no book 3.');
  });

  it('lets nobody in without the key', () => supertest(app.listener).get('/books/1').expect(401));
});
