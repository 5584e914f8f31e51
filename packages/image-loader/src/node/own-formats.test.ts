import assert from 'node:assert/strict';
import type { ImageCoder } from '../protocols/image-coder.js';
import { serve } from '../testing/origin.js';
import { ManagerBench } from './manager-bench.suite.js';
import { SharpImage } from './sharp-image.js';
import { SharpImageCoder } from './sharp-image-coder.js';

/** One line of grey pixels, one byte each: nothing in it tells what it is. */
const greyLines: ImageCoder = {
  canDecode: (format) => format === 'image/x-grey',
  decode: async (data, format, { scale }) => {
    const pixels = Uint8Array.from({ length: data.length * 4 }, (_, index) =>
      index % 4 === 3 ? 255 : data[index >> 2]!,
    );
    const size = { width: data.length, height: 1 };
    return new SharpImage({ ...size, format, data, scale }, { pixels: { ...size, data: pixels } });
  },
  canDecodeIncrementally: () => false,
  decodeIncrementally: async () => undefined,
  canEncode: () => false,
  encode: () => Promise.reject(new Error('is not written')),
};

describe('a format that only a coder of the application knows', () => {
  const bench = ManagerBench.use();
  const coders = [new SharpImageCoder(), greyLines];
  const context = { typeIdentifierHint: 'image/x-grey' } as const;

  beforeEach(() => bench.origin.become(serve({ body: new Uint8Array([1, 2, 3]), type: 'image/x-grey' })));

  it('is read where the caller says what it is, from disk too', async () => {
    const { image } = await bench.manager({ coders }).loadImage(bench.url, { context, options: { waitStore: true } });
    assert.deepEqual([image.format, image.width, (await image.pixels()).data[4]], ['image/x-grey', 3, 2]);
    const again = await bench.manager({ coders }).loadImage(bench.url, { context });
    assert.deepEqual([again.cacheType, again.image.width], ['disk', 3]);
  });

  it('is no image without', async () => {
    await assert.rejects(bench.manager({ coders }).loadImage(bench.url).promise, { code: 'bad-image' });
  });

  it('is not believed to be what the first bytes tell otherwise', async () => {
    bench.origin.become(serve({ body: bench.red }));
    const { image } = await bench.manager({ coders }).loadImage(bench.url, { context });
    assert.deepEqual([image.format, image.width], ['png', 600]);
  });
});
