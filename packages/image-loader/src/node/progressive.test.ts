import assert from 'node:assert/strict';
import type { LoadImageRequest } from '../manager/load-image-request.js';
import type { ImageResult } from '../model/image-result.js';
import { picture } from '../testing/pictures.js';
import { ManagerBench } from './manager-bench.suite.js';

describe('a progressive load', () => {
  const bench = ManagerBench.use();

  /** Loads a body that is sent in pieces, each when the one before has come and what was to be made of it has been made. */
  async function loadInPieces(body: Uint8Array, pieces: number, request: LoadImageRequest): Promise<ImageResult> {
    const manager = bench.manager();
    let arrived = 0;
    let decoding = 0;
    let onTaken = () => {};
    const decodePartial = manager.coders.decodePartial.bind(manager.coders);
    manager.coders.decodePartial = (...args) => {
      decoding++;
      const ended = () => {
        decoding--;
        setImmediate(onTaken);
      };
      const preview = decodePartial(...args);
      preview.then(ended, ended);
      return preview;
    };
    bench.origin.become(async (_request, response) => {
      response.writeHead(200, { 'content-length': body.length });
      for (let piece = 1; piece <= pieces; piece++) {
        const end = Math.floor((piece * body.length) / pieces);
        response.write(body.subarray(Math.floor(((piece - 1) * body.length) / pieces), end));
        await new Promise<void>((taken) => {
          onTaken = () => arrived >= end && decoding === 0 && taken();
        });
      }
      response.end();
    });
    const progress = (received: number) => {
      arrived = received;
      setImmediate(onTaken);
    };
    return manager.loadImage(bench.url, { ...request, progress });
  }

  it('shows parts at full size, then the whole, and stores the whole alone', async () => {
    const body = await picture('red', { width: 600, height: 400, format: 'jpeg', noise: true });
    const shown: ImageResult[] = [];
    const result = await loadInPieces(body, 8, {
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
    let previews = -1;
    await loadInPieces(bench.red, 12, {
      options: { progressive: { intervalMs: 60_000 } },
      onImage: () => previews++,
    });
    assert.equal(previews, 1);
  });

  it('shows no part of what is decrypted', async () => {
    let shown = 0;
    await loadInPieces(bench.red, 4, {
      options: { progressive: { intervalMs: 0 } },
      context: { decryptor: (data) => data },
      onImage: () => shown++,
    });
    assert.equal(shown, 1);
  });
});
