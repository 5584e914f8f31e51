import type { ImageFormat } from '../model/image-format.js';
import type { Pixels } from '../model/web-image.js';
import { type Behaviour, expectEqual, expectTrue, rejection } from '../testing/behaviour.js';
import type { ImageCoder, ImageDecodeOptions } from './image-coder.js';

/** A coder and the pictures that `testing/suite-pictures` describes. */
export interface ImageCoderBench {
  readonly coder: ImageCoder;
  readonly picture: (name: string) => Promise<Uint8Array<ArrayBuffer>>;
}

const EAGER: ImageDecodeOptions = { decode: 'eager', scale: 1, maxPixels: 1e8 };

const COLOURS = new Map([
  ['100', 'red'],
  ['010', 'green'],
  ['001', 'blue'],
]);

/** The colour in the middle, by name. */
function colourOf({ data, width, height }: Pixels): string {
  const start = (Math.floor(height / 2) * width + Math.floor(width / 2)) * 4;
  const parts = [...data.subarray(start, start + 3)].map((value) => (value > 127 ? 1 : 0));
  return COLOURS.get(parts.join('')) ?? 'other';
}

/** What every {@link ImageCoder} does. */
export const imageCoderBehaviours: readonly Behaviour<ImageCoderBench>[] = [
  ...(['png', 'jpeg', 'webp', 'gif', 'avif'] as const).map((format) => ({
    name: `decodes ${format}`,
    check: async ({ coder, picture }: ImageCoderBench) => {
      expectTrue(coder.canDecode(format), 'canDecode');
      const image = await coder.decode(await picture(format), format, EAGER);
      expectEqual([image.width, image.height, image.format, image.isAnimated], [60, 40, format, false]);
      const pixels = await image.pixels();
      expectEqual([pixels.width, pixels.height, pixels.data.length], [60, 40, 60 * 40 * 4]);
      expectEqual([colourOf(pixels), pixels.data[3]], ['red', 255]);
    },
  })),
  {
    name: 'draws upright what the file says is turned',
    check: async ({ coder, picture }) => {
      const image = await coder.decode(await picture('turned'), 'jpeg', EAGER);
      const pixels = await image.pixels();
      expectEqual([image.width, image.height, pixels.width, pixels.height], [30, 50, 30, 50]);
    },
  },
  {
    name: 'keeps pixels where it decodes eagerly, and none where lazily',
    check: async ({ coder, picture }) => {
      const data = await picture('png');
      const eager = await coder.decode(data, 'png', EAGER);
      expectEqual(eager.cost, 60 * 40 * 4 + data.length);
      const lazy = await coder.decode(data, 'png', { ...EAGER, decode: 'lazy' });
      expectEqual([lazy.width, lazy.height, lazy.cost], [60, 40, data.length]);
      expectEqual(colourOf(await lazy.pixels()), 'red');
      expectEqual(lazy.cost, data.length);
      await lazy.prepare();
      expectEqual(lazy.cost, eager.cost);
    },
  },
  {
    name: 'fits a thumbnail into its box, or fills the box, and enlarges nothing',
    check: async ({ coder, picture }) => {
      const data = await picture('noisyJpeg');
      const sizeOf = async (width: number, height: number, preserveAspectRatio = true) => {
        const options = { ...EAGER, thumbnailPixelSize: { width, height }, preserveAspectRatio };
        const image = await coder.decode(data, 'jpeg', options);
        const pixels = await image.pixels();
        expectEqual([pixels.width, pixels.height], [image.width, image.height]);
        return [image.width, image.height, image.isThumbnail];
      };
      expectEqual(await sizeOf(200, 200), [200, 150, true]);
      expectEqual(await sizeOf(200, 30), [40, 30, true]);
      expectEqual(await sizeOf(200, 200, false), [200, 200, true]);
      expectEqual(await sizeOf(2000, 2000), [800, 600, false]);
    },
  },
  {
    name: 'makes the thumbnail of a turned picture upright',
    check: async ({ coder, picture }) => {
      const options = { ...EAGER, thumbnailPixelSize: { width: 25, height: 25 } };
      const image = await coder.decode(await picture('turned'), 'jpeg', options);
      expectEqual([image.width, image.height], [15, 25]);
    },
  },
  {
    name: 'refuses data that is cut off or damaged',
    check: async ({ coder, picture }) => {
      for (const [name, format] of [
        ['noisyJpeg', 'jpeg'],
        ['noisyPng', 'png'],
        ['webp', 'webp'],
        ['avif', 'avif'],
      ] as const) {
        const data = await picture(name);
        await rejection(coder.decode(data.slice(0, Math.floor(data.length * 0.8)), format, EAGER));
      }
      await rejection(coder.decode(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'png', EAGER));
    },
  },
  {
    name: 'gives the frames of an animation one by one',
    check: async ({ coder, picture }) => {
      const film = await coder.decode(await picture('film'), 'gif', EAGER);
      expectEqual([film.width, film.height, film.frameCount, film.loopCount], [32, 24, 3, 0]);
      const frames = [await film.frame(2), await film.frame(0), await film.frame(1)];
      expectEqual(frames.map(colourOf), ['blue', 'red', 'green']);
      expectEqual(
        frames.map(({ index, duration }) => [index, duration]),
        [
          [2, 50],
          [0, 50],
          [1, 50],
        ],
      );
      for (const index of [-1, 3, 0.5]) {
        expectTrue((await rejection(film.frame(index))) instanceof RangeError, `frame ${index}`);
      }
    },
  },
  {
    name: 'keeps all frames where it is told to preload them',
    check: async ({ coder, picture }) => {
      const data = await picture('film');
      const film = await coder.decode(data, 'gif', { ...EAGER, preloadAllFrames: true });
      expectTrue(film.cost >= data.length + 3 * 32 * 24 * 4, `cost ${film.cost}`);
      const [once, again] = [await film.frame(2), await film.frame(2)];
      expectTrue(once === again, 'the same frame');
      expectEqual(colourOf(await film.frame(1)), 'green');
    },
  },
  {
    name: 'takes an animation for a still picture where it is told to',
    check: async ({ coder, picture }) => {
      const still = await coder.decode(await picture('film'), 'gif', { ...EAGER, firstFrameOnly: true });
      expectEqual([still.frameCount, still.isAnimated, colourOf(await still.pixels())], [1, false, 'red']);
    },
  },
  {
    name: 'shows a part at full size, and too little of it not at all',
    check: async ({ coder, picture }) => {
      for (const [name, format] of [
        ['noisyJpeg', 'jpeg'],
        ['noisyPng', 'png'],
      ] as const) {
        expectTrue(coder.canDecodeIncrementally(format), format);
        const data = await picture(name);
        const part = await coder.decodeIncrementally(data.slice(0, data.length / 2), format, EAGER);
        expectEqual([part?.width, part?.height, part?.isIncremental], [800, 600, true]);
        expectEqual(await coder.decodeIncrementally(data.slice(0, 20), format, EAGER), undefined);
      }
    },
  },
  {
    name: 'shows a turned part upright',
    check: async ({ coder, picture }) => {
      const part = await coder.decodeIncrementally(await picture('turned'), 'jpeg', EAGER);
      expectEqual([part?.width, part?.height], [30, 50]);
    },
  },
  ...(['png', 'jpeg', 'webp'] as ImageFormat[]).map((format) => ({
    name: `writes ${format}`,
    check: async ({ coder, picture }: ImageCoderBench) => {
      expectTrue(coder.canEncode(format), 'canEncode');
      const image = await coder.decode(await picture('png'), 'png', EAGER);
      const data = await coder.encode(image, format, { quality: 90 });
      const again = await coder.decode(data, format, EAGER);
      expectEqual([again.width, again.height, colourOf(await again.pixels())], [60, 40, 'red']);
    },
  })),
];
