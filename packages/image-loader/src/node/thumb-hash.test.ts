import assert from 'node:assert/strict';
import { animation, picture, twoColours } from '../testing/pictures.js';
import { SharpImageCoder } from './sharp-image-coder.js';
import { placeholderURL, thumbHash } from './thumb-hash.js';

describe('thumbHash', () => {
  const coder = new SharpImageCoder();
  const options = { decode: 'lazy', scale: 1, maxPixels: 1e8 } as const;

  it('describes an image of any size in a few bytes, which show its colours', async () => {
    const image = await coder.decode(await twoColours('red', 'blue', 800, 400), 'png', options);
    const hash = await thumbHash(image);
    assert.ok(hash.length <= 30, `${hash.length} bytes`);
    const shown = Buffer.from(placeholderURL(hash).replace('data:image/png;base64,', ''), 'base64');
    const placeholder = await coder.decode(new Uint8Array(shown), 'png', options);
    const { width, height, data } = await placeholder.pixels();
    assert.ok(width === 32 && height < 20, `${width} × ${height}`);
    const [red, , blue] = [...data];
    const [redAtTheRight, , blueAtTheRight] = [...data.subarray((width - 1) * 4)];
    assert.ok(red! > 150 && blue! < 100 && redAtTheRight! < 100 && blueAtTheRight! > 150);
  });

  it('is of the first frame of an animation, and made once for an image', async () => {
    const film = await coder.decode(await animation(['red', 'blue']), 'gif', options);
    const hash = await thumbHash(film);
    const still = await coder.decode(await picture('red', { width: 32, height: 24 }), 'png', options);
    assert.deepEqual(hash, await thumbHash(still));
    film.pixels = () => Promise.reject(new Error('drawn again'));
    assert.deepEqual(await thumbHash(film), hash);
  });
});
