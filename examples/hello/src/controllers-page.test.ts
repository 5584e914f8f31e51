import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { VernalApplication } from '@vernal/web';
import supertest from 'supertest';

const here = new URL('.', import.meta.url);
const root = new URL('../../../', here);
const EXCHANGE = /^(?<method>[A-Z]+) (?<path>\S+)(?<options>.*?) → (?<status>\d{3})(?: (?<body>.*))?$/;
const OPTION = /-(?<kind>[Hd]) '(?<value>[^']*)'/g;

const page = await readFile(new URL('docs/controllers.md', root), 'utf8');
const blocksOf = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text);
const exchanges = blocksOf('http').flatMap((block) => block.trim().split('\n'));

/** Compiles the code of docs/controllers.md as it stands, starts it, but for the port, and sends the requests. */
describe('the code in docs/controllers.md', () => {
  const source = new URL('controllers-page-code.mts', here);
  let app: VernalApplication;

  before(async function () {
    this.timeout(60_000);
    const run = 'const app = await VernalApplication.run(AppConfig, { port: 3000 });';
    const code = blocksOf('ts').join('\n');
    assert.ok(code.includes(run), 'the page starts the application');
    const started = 'export const app = await VernalApplication.run(AppConfig, { port: 0 });';
    await writeFile(source, code.replace(run, started));
    const options = ['--ignoreConfig', '--target', 'es2023', '--module', 'nodenext', '--strict', '--skipLibCheck'];
    options.push('--experimentalDecorators', '--emitDecoratorMetadata', '--types', 'node');
    const tsc = ['node_modules/typescript/bin/tsc', ...options, source.pathname];
    try {
      await promisify(execFile)(process.execPath, tsc, { cwd: root });
      ({ app } = await import(new URL('controllers-page-code.mjs', here).href));
    } finally {
      await rm(source, { force: true });
    }
  });

  after(async () => {
    await app?.close();
    await rm(new URL('controllers-page-code.mjs', here), { force: true });
  });

  it('has requests', () => assert.ok(exchanges.length > 40));

  for (const exchange of exchanges) {
    it(exchange, async () => {
      const { method = '', path = '', options = '', status, body } = EXCHANGE.exec(exchange)?.groups ?? {};
      const request = supertest(app.listener)[method.toLowerCase() as 'get'](path);
      for (const { groups } of options.matchAll(OPTION)) {
        const { kind, value = '' } = groups ?? {};
        const [name = '', ...rest] = value.split(':');
        if (kind === 'H') request.set(name, rest.join(':').trim());
        else request.type('application/json').send(value);
      }
      const answer = await request.ok(() => true).buffer();
      assert.equal(String(answer.status), status);
      if (body !== undefined) assert.equal(answer.text, body);
    });
  }
});
