import assert from 'node:assert/strict';
import { parseSrcset } from './responsive-source.js';

describe('parseSrcset', () => {
  for (const [srcset, expected] of [
    ['', []],
    ['a.jpg', ['a.jpg|']],
    ['a.jpg, b.jpg 2x', ['a.jpg|', 'b.jpg|2x']],
    ['a.jpg 1x,b.jpg 1.5x', ['a.jpg|1x', 'b.jpg|1.5x']],
    ['  a.jpg   100w , b.jpg 200w,', ['a.jpg|100w', 'b.jpg|200w']],
    ['/w=1,h=2/a.jpg 2x, /b.jpg', ['/w=1,h=2/a.jpg|2x', '/b.jpg|']],
    ['data:image/gif;base64,R0lGOD 1x, b.jpg 2x', ['data:image/gif;base64,R0lGOD|1x', 'b.jpg|2x']],
    ['a.jpg\n\t100w,\n\tb.jpg\n\t200w', ['a.jpg|100w', 'b.jpg|200w']],
  ] as const) {
    it(`reads "${srcset.replaceAll(/\s/g, ' ')}"`, () => {
      assert.deepEqual(
        parseSrcset(srcset).map(({ url, descriptor }) => `${url}|${descriptor}`),
        expected,
      );
    });
  }
});
