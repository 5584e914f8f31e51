import assert from 'node:assert/strict';
import type { ImageResult } from '../model/image-result.js';
import type { Answer } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';
import { ManagerBench } from './manager-bench.suite.js';

describe('a progressive load', () => {
  const bench = ManagerBench.use();

  /** Sends the body in pieces, each when the one before has been taken. */
  const dripping =
    (body: Uint8Array, pieces: number): Answer =>
    async (_request, response) => {
      response.writeHead(200, { 'content-length': body.length });
      for (let piece = 0; piece < pieces; piece++) {
        const part = body.subarray((piece * body.length) / pieces, ((piece + 1) * body.length) / pieces);
        await new Promise<void>((sent) => response.write(part, () => setTimeout(sent, 30)));
      }
      response.end();
    };

  it('shows parts at full size, then the whole, and stores the whole alone', async () => {
    const body = await picture('red', { width: 600, height: 400, format: 'jpeg', noise: true });
    bench.origin.become(dripping(body, 8));
    const shown: ImageResult[] = [];
    const manager = bench.manager();
    const result = await manager.loadImage(bench.url, {
      options: { progressive: { intervalMs: 0 }, waitStore: true },
      onImage: (image) => shown.push(image),
    });
    assert.ok(shown.length >= 3, `${shown.length} images`);
    assert.ok(shown.every(({ image }) => image.width === 600 && image.height === 400));
    assert.ok(shown.slice(0, -1).every(({ image, finished }) => image.isIncremental && !finished));
    assert.equal(shown.at(-1)!.image, result.image);
    assert.equal(result.image.isIncremental, false);
    assert.deepEqual((await bench.manager().loadImage(bench.url)).data, body);
  });

  it('keeps the interval between previews', async () => {
    bench.origin.become(dripping(bench.red, 12));
    let previews = -1;
    await bench.manager().loadImage(bench.url, {
      options: { progressive: { intervalMs: 60_000 } },
      onImage: () => previews++,
    });
    assert.equal(previews, 1);
  });

  it('shows no part of what is decrypted', async () => {
    bench.origin.become(dripping(bench.red, 4));
    let shown = 0;
    await bench.manager().loadImage(bench.url, {
      options: { progressive: { intervalMs: 0 } },
      context: { decryptor: (data) => data },
      onImage: () => shown++,
    });
    assert.equal(shown, 1);
  });
});
