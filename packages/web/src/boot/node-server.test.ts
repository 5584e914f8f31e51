import assert from 'node:assert/strict';
import { Agent, get, type IncomingMessage } from 'node:http';
import { setLoggerFactory } from '@vernal/core';
import { NodeServer, PortInUseException } from './node-server.js';

const host = '127.0.0.1';

function fetchFrom(
  server: { readonly port: number },
  path = '/',
  agent?: Agent,
): Promise<{ answer: IncomingMessage; text: string }> {
  return new Promise((resolve, reject) => {
    get({ port: server.port, host, path, agent }, async (answer) => {
      let text = '';
      for await (const chunk of answer) text += chunk;
      resolve({ answer, text });
    }).on('error', reject);
  });
}

describe('NodeServer', () => {
  it('listens on the port that it tells, until it is stopped', async () => {
    const server = new NodeServer((_, response) => response.end('hello'), { port: 0, host });
    await server.start();
    assert.ok(server.isRunning());
    assert.equal((await fetchFrom(server)).text, 'hello');
    const { port } = server;
    await server.stop();
    assert.equal(server.port, -1);
    await assert.rejects(fetchFrom({ port }));
  });

  it('names a port that is in use, and what to do', async () => {
    const first = new NodeServer(() => {}, { port: 0, host });
    await first.start();
    const second = new NodeServer(() => {}, { port: first.port, host });
    await assert.rejects(second.start(), (error) => {
      assert.ok(error instanceof PortInUseException);
      assert.match(error.message, new RegExp(`Port ${first.port} is in use .* PORT=${first.port + 1}`));
      return true;
    });
    await first.stop();
  });

  it('frees its port before the stop is over', async () => {
    const server = new NodeServer((_, response) => response.end(), { port: 0, host });
    await server.start();
    const { port } = server;
    for (let round = 0; round < 10; round++) {
      await server.stop();
      const next = new NodeServer((_, response) => response.end(), { port, host });
      await next.start();
      await next.stop();
      if (round < 9) await server.start();
    }
  });

  it('finishes requests under way when it is stopped, and ends their connections', async () => {
    let arrived = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let finish = () => {};
    const server = new NodeServer(
      (request, response) => {
        if (request.url === '/quick') return response.end('quick');
        arrived();
        finish = () => response.end('slow');
        return response;
      },
      { port: 0, host },
    );
    await server.start();
    const agent = new Agent({ keepAlive: true });
    await fetchFrom(server, '/quick', agent);
    const answer = fetchFrom(server, '/slow', agent);
    await arrival;
    const stopped = server.stop();
    finish();
    const { answer: last, text } = await answer;
    assert.equal(text, 'slow');
    assert.equal(last.headers.connection, 'close');
    await stopped;
    agent.destroy();
  });

  it('breaks connections that are still open after the time-out', async () => {
    setLoggerFactory(() => ({ debug() {}, info() {}, warn() {}, error() {} }));
    const server = new NodeServer((_, response) => void response.write('forever'), {
      port: 0,
      host,
      shutdownTimeout: 20,
    });
    await server.start();
    const opened = new Promise<IncomingMessage>((resolve, reject) => {
      get({ port: server.port, host }, resolve).on('error', reject);
    });
    const answer = await opened;
    const broken = new Promise((resolve) => answer.on('error', resolve).resume());
    await server.stop();
    await broken;
    setLoggerFactory(undefined);
  });
});
