import type { ImageOperation } from '../model/image-operation.js';
import type { Pixels } from '../model/web-image.js';
import { type Behaviour, expectEqual, rejection } from '../testing/behaviour.js';
import type { ImageCoderBench } from './image-coder.suite.js';

/** The colour of one point as `rrggbbaa`, each part one of 00, 80 and ff. */
function colourAt({ data, width }: Pixels, x: number, y: number): string {
  const start = (y * width + x) * 4;
  const rounded = [...data.subarray(start, start + 4)].map((value) => (value < 64 ? '00' : value < 192 ? '80' : 'ff'));
  return rounded.join('');
}

/** A picture of 40×20 whose left half is red and whose right half is blue. */
async function transformed({ coder, picture }: ImageCoderBench, ...operations: ImageOperation[]): Promise<Pixels> {
  const options = { decode: 'eager', scale: 1, maxPixels: 1e8 } as const;
  const image = await coder.decode(await picture('halves'), 'png', options);
  const result = await image.transformed(operations);
  expectEqual([result.isTransformed, result.format], [true, 'png']);
  const pixels = await result.pixels();
  expectEqual([result.width, result.height], [pixels.width, pixels.height]);
  return pixels;
}

const RED = 'ff0000ff';
const BLUE = '0000ffff';
const CLEAR = '00000000';
const sizeOf = ({ width, height }: Pixels) => [width, height];

/** What `transformed` of every kind of image does. */
export const transformationBehaviours: readonly Behaviour<ImageCoderBench>[] = [
  {
    name: 'resizes: fills, fits inside, covers',
    check: async (bench) => {
      const size = { width: 30, height: 30 };
      const fill = await transformed(bench, { type: 'resize', fit: 'fill', ...size });
      expectEqual([sizeOf(fill), colourAt(fill, 2, 15), colourAt(fill, 27, 15)], [[30, 30], RED, BLUE]);
      expectEqual(sizeOf(await transformed(bench, { type: 'resize', fit: 'inside', ...size })), [30, 15]);
      const cover = await transformed(bench, { type: 'resize', fit: 'cover', ...size });
      expectEqual([sizeOf(cover), colourAt(cover, 2, 2), colourAt(cover, 27, 27)], [[30, 30], RED, BLUE]);
    },
  },
  {
    name: 'crops, and leaves off what reaches beyond',
    check: async (bench) => {
      const part = await transformed(bench, { type: 'crop', x: 10, y: 5, width: 20, height: 10 });
      expectEqual([sizeOf(part), colourAt(part, 2, 5), colourAt(part, 17, 5)], [[20, 10], RED, BLUE]);
      const beyond = await transformed(bench, { type: 'crop', x: 30, y: -5, width: 20, height: 10 });
      expectEqual([sizeOf(beyond), colourAt(beyond, 2, 2)], [[10, 5], BLUE]);
      await rejection(transformed(bench, { type: 'crop', x: 100, y: 0, width: 5, height: 5 }));
    },
  },
  {
    name: 'makes round corners transparent',
    check: async (bench) => {
      const round = await transformed(bench, { type: 'round-corner', radius: 10 });
      const points = [colourAt(round, 0, 0), colourAt(round, 39, 19), colourAt(round, 10, 10), colourAt(round, 30, 10)];
      expectEqual(points, [CLEAR, CLEAR, RED, BLUE]);
    },
  },
  {
    name: 'turns clockwise, also askew',
    check: async (bench) => {
      const quarter = await transformed(bench, { type: 'rotate', degrees: 90 });
      expectEqual([sizeOf(quarter), colourAt(quarter, 10, 2), colourAt(quarter, 10, 37)], [[20, 40], RED, BLUE]);
      const askew = await transformed(bench, { type: 'rotate', degrees: 45 });
      expectEqual([askew.width > 40, askew.height > 40, colourAt(askew, 0, 0)], [true, true, CLEAR]);
    },
  },
  {
    name: 'mirrors',
    check: async (bench) => {
      const across = await transformed(bench, { type: 'flip', horizontal: true, vertical: false });
      expectEqual([colourAt(across, 2, 2), colourAt(across, 37, 2)], [BLUE, RED]);
      const down = await transformed(bench, { type: 'flip', horizontal: false, vertical: true });
      expectEqual([colourAt(down, 2, 2), colourAt(down, 37, 2)], [RED, BLUE]);
    },
  },
  {
    name: 'tints, and leaves the transparency',
    check: async (bench) => {
      const tinted = await transformed(
        bench,
        { type: 'round-corner', radius: 10 },
        { type: 'tint', colour: '#00ff00' },
      );
      expectEqual([colourAt(tinted, 0, 0), colourAt(tinted, 10, 10)], [CLEAR, '00ff00ff']);
    },
  },
  {
    name: 'blurs and filters',
    check: async (bench) => {
      const blurred = await transformed(bench, { type: 'blur', sigma: 4 });
      expectEqual([sizeOf(blurred), colourAt(blurred, 20, 10)], [[40, 20], '8000' + '80ff']);
      const dark = await transformed(bench, { type: 'filter', brightness: 0, saturation: 1 });
      expectEqual(colourAt(dark, 2, 2), '000000ff');
      const grey = await transformed(bench, { type: 'filter', brightness: 1, saturation: 0 });
      const [red, green, blue] = grey.data;
      expectEqual([red === green, green === blue], [true, true]);
    },
  },
];
