import assert from 'node:assert/strict';
import { EventStream } from './event-stream.js';

describe('EventStream', () => {
  async function collect(stream: EventStream<number>): Promise<number[]> {
    const events: number[] = [];
    for await (const event of stream) events.push(event);
    return events;
  }

  it('gives each reader all that is sent after it began, and the end', async () => {
    const stream = new EventStream<number>();
    const first = collect(stream);
    stream.send(1);
    const second = collect(stream);
    stream.send(2);
    stream.finish(3);
    stream.finish(4);
    assert.deepEqual([await first, await second, await collect(stream)], [[1, 2, 3], [2, 3], [3]]);
  });

  it('throws after what was sent before the failure, to late readers too', async () => {
    const stream = new EventStream<number>();
    const seen: number[] = [];
    const reading = (async () => {
      for await (const event of stream) seen.push(event);
    })();
    stream.send(1);
    stream.fail(new Error('broken'));
    await assert.rejects(reading, /broken/);
    assert.deepEqual(seen, [1]);
    await assert.rejects(collect(stream), /broken/);
  });

  it('lets a reader stop early', async () => {
    const stream = new EventStream<number>();
    const reading = (async () => {
      for await (const event of stream) return event;
      return undefined;
    })();
    stream.send(1);
    assert.equal(await reading, 1);
    stream.send(2);
    stream.finish(3);
  });
});
