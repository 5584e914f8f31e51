import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

interface Script {
  readonly url: string;
  readonly length: number;
}

/** Starts the application and prints what was read for it: V8 tells the debugger of every script. */
const PROBE = `
  import { Session } from 'node:inspector';
  const scripts = [];
  const session = new Session();
  session.connect();
  session.on('Debugger.scriptParsed', ({ params: { url, length } }) => scripts.push({ url, length }));
  session.post('Debugger.enable');
  await import(${JSON.stringify(new URL('main.js', import.meta.url))});
  process.stdout.write('\\n' + JSON.stringify(scripts));
  process.exit();`;

/** What is decided about the time of a start by what is read; benchmarks say what it comes to. */
describe('the start of examples/hello', () => {
  let scripts: Script[];

  before(async () => {
    const args = ['--input-type=module', '-e', PROBE];
    const options = { env: { ...process.env, SERVER_PORT: '0' } };
    const { stdout } = await promisify(execFile)(process.execPath, args, options);
    const all = JSON.parse(stdout.slice(stdout.lastIndexOf('\n'))) as Script[];
    scripts = all.filter(({ url }) => /^file:.*\.\w+$|^\//.test(url));
  });

  const list = () => scripts.map(({ url, length }) => `${length} ${url}`).join('\n');

  it('reads few files', () => {
    assert.ok(scripts.length > 2 && scripts.length <= 12, list());
  });

  it('reads less than two megabytes of code', () => {
    const length = scripts.reduce((sum, script) => sum + script.length, 0);
    assert.ok(length < 2_000_000, `${length} characters:\n${list()}`);
  });

  it('reads the framework from its bundles, whose text V8 can keep at one byte a character', () => {
    const bundles = scripts.filter(({ url }) => /packages\/(core|web)\//.test(url)).map(({ url }) => new URL(url));
    assert.ok(bundles.length >= 2);
    for (const { pathname } of bundles) assert.match(pathname, /packages\/(core|web)\/bundle\//);
    for (const url of bundles) assert.doesNotMatch(readFileSync(url, 'utf8'), /[\u0100-\uffff]/);
  });
});
