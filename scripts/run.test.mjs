import assert from 'node:assert/strict';
import { run } from './run.mjs';
import { startServer } from './server.mjs';

const node = (code, options) => run(process.execPath, ['-e', code], { quiet: true, ...options });

describe('run', () => {
  it('returns the exit code and everything printed', async () => {
    const result = await node("console.log('out'); console.error('err'); process.exit(3)");
    assert.equal(result.code, 3);
    assert.match(result.output, /out/);
    assert.match(result.output, /err/);
  });

  it('kills what takes longer than it may', async () => {
    const result = await node('setInterval(() => {}, 1000)', { seconds: 0.2 });
    assert.deepEqual({ code: result.code, timedOut: result.timedOut }, { code: -1, timedOut: true });
  });

  it('reports a program that does not exist', async () => {
    const result = await run('no-such-program', [], { quiet: true });
    assert.equal(result.code, -1);
    assert.match(result.output, /ENOENT/);
  });
});

describe('startServer', () => {
  const start = (code, options) => startServer(process.execPath, ['-e', code], options);

  it('waits for the port and stops the server', async () => {
    const server = await start(
      "require('net').createServer().listen(0, function () { console.log('ready\\nlistening ' + this.address().port) })",
    );
    assert.ok(server.port > 0);
    assert.equal(await server.hasEnded(), false);
    await server.stop();
    assert.equal(await server.hasEnded(), true);
  });

  it('rejects with the output of a server that ends instead', async () => {
    await assert.rejects(start("console.error('port taken'); process.exit(1)"), /ended before it listened\nport taken/);
  });

  it('rejects when a server does not listen in time', async () => {
    await assert.rejects(start('setInterval(() => {}, 1000)', { seconds: 0.2 }), /no "listening" after 0.2 s/);
  });
});
