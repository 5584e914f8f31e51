import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conformanceCheck } from './conformance-check.mjs';

const APP = `
import { spawn } from 'node:child_process';
import http from 'node:http';
const server = http.createServer((request, response) => {
  if (request.url === '/leave') spawn(process.execPath, ['-e', 'setTimeout(() => {}, 2000)'], { stdio: 'inherit' });
  if (request.url === '/crash' || request.url === '/leave') process.exit(7);
  response.end(request.url === '/one' || request.url === '/two' ? 'yes' : 'no');
});
server.listen(0, () => console.log('listening ' + server.address().port));
`;

describe('conformance-check', () => {
  const log = console.log;
  let folder;
  let printed;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vernal-check-'));
    mkdirSync(join(folder, 'cases'));
    mkdirSync(join(folder, 'dist/app'), { recursive: true });
    writeFileSync(join(folder, 'dist/app/main.mjs'), APP);
    writeFileSync(join(folder, 'dist/app/main.js'), "import('./main.mjs');\n");
    json('floor.json', {});
    json('deviations.json', {});
    cases('app-words', '/one', '/two', '/three');
    printed = '';
    console.log = (text) => {
      printed += `${text}\n`;
    };
  });

  afterEach(() => {
    console.log = log;
    rmSync(folder, { recursive: true, force: true });
  });

  const json = (name, value) => writeFileSync(join(folder, name), JSON.stringify(value));

  function cases(area, ...paths) {
    const response = { status: 200, headers: {}, body: 'yes' };
    const lines = paths.map((path) => JSON.stringify({ id: area + path, steps: [{ request: { path }, response }] }));
    writeFileSync(join(folder, 'cases', `${area}.jsonl`), `${lines.join('\n')}\n`);
  }

  it('counts what passes and holds nothing against an area without a floor', async () => {
    assert.deepEqual(await conformanceCheck({ folder }), { passed: 2, total: 3, failed: 0 });
    assert.match(printed, /app-words +2 +3 +0/);
    assert.match(printed, /The floor can rise .*app-words 2/);
  });

  it('fails by as many cases as an area lacks to its floor', async () => {
    json('floor.json', { 'app-words': 3 });
    assert.deepEqual(await conformanceCheck({ folder }), { passed: 2, total: 3, failed: 1 });
    assert.match(printed, /app-words is below its floor of 3/);
  });

  it('counts a deviation neither way', async () => {
    json('deviations.json', { 'app-words/two': 'a reason', 'app-words/three': 'a reason' });
    assert.deepEqual(await conformanceCheck({ folder }), { passed: 1, total: 1, failed: 0 });
  });

  it('refuses a deviation for a case that does not exist', async () => {
    json('deviations.json', { 'app-words/four': 'a reason' });
    await assert.rejects(conformanceCheck({ folder }), /app-words\/four/);
  });

  it('raises the floor only upwards and only when asked', async () => {
    cases('app-more', '/one', '/three');
    json('floor.json', { 'app-more': 2 });
    await conformanceCheck({ folder });
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'floor.json'), 'utf8')), { 'app-more': 2 });
    await conformanceCheck({ folder, raise: true });
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'floor.json'), 'utf8')), { 'app-more': 2, 'app-words': 2 });
  });

  it('replays only the cases asked for and shows their differences', async () => {
    json('floor.json', { 'app-words': 3 });
    assert.deepEqual(await conformanceCheck({ folder, id: '/t' }), { passed: 1, total: 2, failed: 0 });
    assert.match(printed, /✗ app-words\/three/);
    await assert.rejects(conformanceCheck({ folder, area: 'nothing' }), /no case of nothing/);
  });

  it('counts a server that ends as a failure and goes on with the next area', async () => {
    cases('app-crash', '/one', '/crash');
    assert.deepEqual(await conformanceCheck({ folder }), { passed: 3, total: 5, failed: 1 });
    assert.match(printed, /app ended while it answered app-crash/);
  });

  it('goes on with a new server where a child of the ended one still holds its output', async () => {
    cases('app-leave', '/leave');
    assert.deepEqual(await conformanceCheck({ folder }), { passed: 2, total: 4, failed: 1 });
    assert.match(printed, /app ended while it answered app-leave/);
  });

  it('counts an app that does not start as a failure', async () => {
    writeFileSync(join(folder, 'dist/app/main.js'), "throw new Error('no such bean');\n");
    assert.deepEqual(await conformanceCheck({ folder }), { passed: 0, total: 3, failed: 1 });
    assert.match(printed, /no such bean/);
  });

  it('passes nothing for an app that is not ported yet', async () => {
    rmSync(join(folder, 'dist'), { recursive: true });
    assert.deepEqual(await conformanceCheck({ folder }), { passed: 0, total: 3, failed: 0 });
  });
});
