import assert from 'node:assert/strict';
import sharp from 'sharp';
import { ImageCodersManager } from '../coding/image-coders-manager.js';
import { imageCoderBehaviours } from '../protocols/image-coder.suite.js';
import { transformationBehaviours } from '../protocols/web-image.suite.js';
import { suitePictures } from '../testing/suite-pictures.js';
import { SharpImageCoder } from './sharp-image-coder.js';

describe('SharpImageCoder', () => {
  const coder = new SharpImageCoder();
  const picture = (name: string) => suitePictures[name]!();

  for (const { name, check } of [...imageCoderBehaviours, ...transformationBehaviours]) {
    it(name, () => check({ coder, picture }));
  }

  it('transforms all frames of an animation', async () => {
    const film = await coder.decode(await picture('film'), 'gif', { decode: 'eager', scale: 1, maxPixels: 1e8 });
    const small = await film.transformed([{ type: 'resize', width: 16, height: 12, fit: 'fill' }]);
    assert.deepEqual([small.width, small.height, small.frameCount, small.format], [16, 12, 3, 'gif']);
    const { data, width, duration } = await small.frame(2);
    assert.deepEqual([width, duration, data[2]! > 200], [16, 50, true]);
  });

  it('draws SVG only where it is allowed to', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>';
    const data = new TextEncoder().encode(svg);
    const options = { decode: 'eager', scale: 1, maxPixels: 1e8 } as const;
    await assert.rejects(new ImageCodersManager([coder]).decode(data, options, 'u'), { code: 'bad-image' });
    const lenient = new ImageCodersManager([new SharpImageCoder({ allowSvg: true })]);
    const image = await lenient.decode(data, options, 'u');
    assert.deepEqual([image.width, image.height, image.format], [20, 10, 'svg']);
  });

  it('gives pixels of 16 bits without loss, of the data it was given', async () => {
    const values = Uint16Array.from({ length: 16 * 4 * 3 }, (_, index) => 1000 + index * 7);
    const raw = { width: 16, height: 4, channels: 3 } as const;
    const written = await sharp(values, { raw }).toColourspace('rgb16').png().toBuffer();
    const image = await coder.decode(new Uint8Array(written), 'png', { decode: 'lazy', scale: 1, maxPixels: 1e8 });
    const { width, height, data } = (await image.deepPixels())!;
    assert.deepEqual([width, height, data.length], [16, 4, 16 * 4 * 4]);
    const colours = data.filter((_, index) => index % 4 !== 3);
    assert.deepEqual([...colours], [...values]);
    assert.equal(data[3], 65_535);
    assert.equal((await image.pixels()).data[0], 1000 >> 8);
  });

  it('says how an image was decoded', async () => {
    const options = {
      decode: 'lazy',
      scale: 2,
      maxPixels: 1e8,
      thumbnailPixelSize: { width: 10, height: 10 },
    } as const;
    const image = await coder.decode(await picture('png'), 'png', options);
    assert.deepEqual(image.decodeOptions, options);
    const flipped = await image.transformed([{ type: 'flip', horizontal: true, vertical: false }]);
    assert.equal(flipped.decodeOptions, undefined);
    assert.equal(await flipped.deepPixels(), undefined);
  });

  it('leaves the event loop free while it decodes', async () => {
    const data = await picture('noisyJpeg');
    let turns = 0;
    const counter = setInterval(() => turns++, 1);
    await Promise.all(
      Array.from({ length: 20 }, () => coder.decode(data, 'jpeg', { decode: 'eager', scale: 1, maxPixels: 1e8 })),
    );
    clearInterval(counter);
    assert.ok(turns > 3, `${turns} turns`);
  });
});
