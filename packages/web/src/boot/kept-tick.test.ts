import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const PROGRAM = `
import { createHook } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';

const { VernalApplication } = await import(workerData);
const ticks = [];
const init = (_id, type, _trigger, tick) => type === 'TickObject' && ticks.push(new WeakRef(tick));
const hook = createHook({ init }).enable();
const app = await VernalApplication.run(class App {}, { port: 0 });
hook.disable();
await setImmediate();
setFlagsFromString('--expose-gc');
runInNewContext('gc')();
parentPort.postMessage(ticks.filter((tick) => tick.deref() !== undefined).length);
await app.close();
`;

describe('keepTick', () => {
  it('has one tick outlive the start of an application, whose shape V8 then knows', async () => {
    const application = new URL('./vernal-application.js', import.meta.url).href;
    const program = new URL(`data:text/javascript,${encodeURIComponent(PROGRAM)}`);
    const worker = new Worker(program, { workerData: application });
    const [left] = await once(worker, 'message');
    assert.equal(left, 1);
    await once(worker, 'exit');
  });
});
