import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { type Class } from '@vernal/core';
import supertest from 'supertest';
import { withoutLogs } from '../servlet/without-logs.suite.js';
import { type Block, blocksOf, compile } from './docs-snippets.suite.js';
import { VernalApplication } from './vernal-application.js';

const here = new URL('.', import.meta.url);
const root = new URL('../../../../', here);
const views = new URL('views/', here);
const PAGES = [
  'arguments',
  'exceptions',
  'forms',
  'functional-endpoints',
  'links',
  'mapping',
  'return-values',
  'servlets',
];

/** A request of a page with the answer that the page tells: after the status the detail of a problem. */
interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly status: number;
  readonly detail: string;
  readonly answerHeaders: readonly (readonly [string, string])[];
  readonly answer: string;
}

const HEADER = /^([A-Z][\w-]*): (.*)$/;

/**
 * The pages of `docs` whose code is compiled as it stands, all of a page as one module, and started as one application. Blocks
 * `http` are replayed, those of one block with the same cookies. A block `ts refused` is started alone and fails with the block
 * behind it. A block `html` is a template, of the name that stands behind it. Each row of a table ends with a path that the page requests.
 */
for (const page of PAGES) {
  describe(`docs/${page}.md`, () => {
    const source = new URL(`docs-${page}.mts`, here);
    const compiled = new URL(`docs-${page}.mjs`, here);
    const text = readFileSync(new URL(`docs/${page}.md`, root), 'utf8');
    const blocks = blocksOf(text);
    const shown = blocks.filter(({ language }) => language === 'http');
    const refused = blocks.filter(({ mark }) => mark === 'refused');
    let module: Record<string, Class>;
    let app: VernalApplication;

    withoutLogs();
    before(async function () {
      this.timeout(120_000);
      await compile(
        source,
        blocks.filter(({ language }) => language === 'ts').map((block) => block.text),
      );
      await mkdir(views, { recursive: true });
      for (const { mark, text } of blocks.filter(({ language }) => language === 'html')) {
        await writeFile(new URL(`${mark}.eta`, views), text);
      }
      module = (await import(compiled.href)) as Record<string, Class>;
      const started = blocks.filter(({ language, mark }) => language === 'ts' && mark === '');
      app = await VernalApplication.run(beansOf(started, module), { listen: false, configLocations: [] });
    });

    after(async () => {
      await app?.close();
      await rm(source, { force: true });
      await rm(compiled, { force: true });
      await rm(views, { recursive: true, force: true });
    });

    it('shows what is answered', async function () {
      this.timeout(30_000);
      assert.ok(shown.length > 0);
      const wrong: string[] = [];
      for (const block of shown) {
        const client = supertest.agent(app.listener);
        for (const exchange of exchangesOf(block.text)) {
          await replay(client, exchange).catch((error: Error) => wrong.push(error.message));
        }
      }
      assert.deepEqual(wrong, []);
    });

    for (const block of refused) {
      it('shows what is refused', async () => {
        const message = blocks[blocks.indexOf(block) + 1]?.text.trim() ?? '';
        await assert.rejects(VernalApplication.run(beansOf([block], module), { listen: false }), (error) => {
          assert.ok(message !== '' && String(error).includes(message), `${String(error)}\ndoes not say: ${message}`);
          return true;
        });
      });
    }

    it('shows each row of its tables', () => {
      const paths = shown.flatMap((block) => exchangesOf(block.text).map(({ path }) => path.replace(/\?.*/, '')));
      const rows = text.split('\n').filter((line, index, lines) => isRow(line) && !isHead(lines, index));
      for (const row of rows) {
        const path = /`([^`]+)` \|$/.exec(row)?.[1];
        assert.ok(path !== undefined && paths.includes(path), `no request shows: ${row}`);
      }
    });
  });
}

describe('docs', () => {
  it('have no table that is torn from its head', () => {
    const pages = readdirSync(new URL('docs/', root)).filter((name) => name.endsWith('.md'));
    const torn = pages.filter((name) => /^\|[-|: ]+\|\n\n/m.test(readFileSync(new URL(`docs/${name}`, root), 'utf8')));
    assert.deepEqual(torn, []);
  });
});

function isRow(line: string): boolean {
  return line.startsWith('|') && !line.startsWith('|-');
}

function isHead(lines: readonly string[], index: number): boolean {
  return lines[index + 1]?.startsWith('|-') ?? false;
}

const BEAN = /^@(?:Component|Configuration|(?:Rest)?Controller(?:Advice)?)\(.*\n(?:@.*\n)*class (\w+)/gm;

/** The classes that are beans. */
function beansOf(blocks: readonly Block[], module: Record<string, Class>): Class[] {
  const found = blocks.flatMap(({ text }) => [...text.matchAll(BEAN)]);
  return found.map(([, name = '']) => module[name] as Class);
}

function exchangesOf(text: string): Exchange[] {
  return text.split(/^(?=[A-Z]+ \/)/m).map((one) => {
    const [asked = '', told = ''] = one.split(/^→ /m);
    const lines = asked.split('\n');
    const [method = '', path = ''] = lines[0]?.split(' ') ?? [];
    const end = lines.indexOf('');
    const [, status = '', detail = ''] = /^(\d+) ?(.*)/.exec(told) ?? [];
    const answer = told.split('\n').slice(1);
    const count = answer.findIndex((line) => !HEADER.test(line));
    return {
      method,
      path,
      headers: headersOf(lines.slice(1, end < 0 ? undefined : end)),
      body:
        end < 0
          ? ''
          : lines
              .slice(end + 1)
              .join('\n')
              .trim(),
      status: Number(status),
      detail,
      answerHeaders: headersOf(answer.slice(0, count)),
      answer: answer.slice(count).join('\n').trim(),
    };
  });
}

function headersOf(lines: readonly string[]): (readonly [string, string])[] {
  return lines.flatMap((line) => {
    const [, name, value] = HEADER.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
}

async function replay(client: ReturnType<typeof supertest.agent>, exchange: Exchange): Promise<void> {
  const { method, path, headers, body, status, detail, answerHeaders, answer } = exchange;
  const what = `${method} ${path}`;
  let request = client[method.toLowerCase() as 'get'](path).redirects(0);
  for (const [name, value] of headers) request = request.set(name, value);
  const isMultipart = headers.some(([, value]) => value.startsWith('multipart/'));
  const answered = await (body === ''
    ? request
    : request.send(isMultipart ? `${body.replaceAll('\n', '\r\n')}\r\n` : body));
  assert.equal(answered.status, status, `${what}: ${answered.text}`);
  for (const [name, value] of answerHeaders) assert.equal(answered.get(name), value, `${what}: ${name}`);
  if (status >= 400 && answer === '') {
    assert.equal((answered.body as { detail?: string }).detail ?? '', detail, what);
  } else if (/[/+]json$/.test(answered.type)) {
    assert.deepEqual(answered.body, JSON.parse(answer), what);
  } else {
    assert.equal((answered.text ?? '').trim(), answer, what);
  }
}
