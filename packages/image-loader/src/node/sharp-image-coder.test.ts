import assert from 'node:assert/strict';
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
