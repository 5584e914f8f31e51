import assert from 'node:assert/strict';
import fc from 'fast-check';
import { animation, picture } from '../testing/pictures.js';
import { mayMove, sniffFormat, sniffSize } from './image-header.js';

describe('image headers', () => {
  const FORMATS = ['png', 'jpeg', 'webp', 'gif', 'avif'] as const;
  const text = (content: string) => new TextEncoder().encode(content);

  it('tell format and size of what the encoders write', async () => {
    for (const format of FORMATS) {
      for (const [width, height] of [
        [1, 1],
        [60, 40],
        [257, 300],
      ] as const) {
        const data = await picture('red', { width, height, format });
        assert.equal(sniffFormat(data), format);
        assert.deepEqual(sniffSize(data, format), { width, height }, format);
      }
    }
  });

  it('tell the size by the first few hundred bytes', async () => {
    for (const format of FORMATS) {
      const data = await picture('grey', { width: 500, height: 300, format, noise: true });
      assert.deepEqual(sniffSize(data.subarray(0, 700), format), { width: 500, height: 300 }, format);
    }
  });

  it('tell whether there may be more than one frame', async () => {
    assert.equal(mayMove(await animation(['red', 'blue']), 'gif'), true);
    assert.equal(mayMove(await picture('red', { format: 'webp' }), 'webp'), false);
    assert.equal(mayMove(await picture('red', { format: 'jpeg' }), 'jpeg'), false);
  });

  it('know SVG behind declarations and comments, and take no page for it', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
    for (const start of [
      '',
      '\ufeff',
      '<?xml version="1.0"?>\n',
      '<!-- by hand -->',
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">',
    ]) {
      assert.equal(sniffFormat(text(start + svg)), 'svg', start);
    }
    assert.equal(sniffFormat(text('<html><svg></svg></html>')), undefined);
    assert.equal(sniffFormat(text('plain text')), undefined);
    assert.equal(sniffFormat(new Uint8Array()), undefined);
  });

  it('are read without failing, however they are cut off or damaged', async () => {
    const samples = await Promise.all(FORMATS.map((format) => picture('red', { format })));
    const damage = fc.record({
      sample: fc.constantFrom(...samples),
      length: fc.nat(300),
      at: fc.nat(100),
      bytes: fc.uint8Array({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(damage, ({ sample, length, at, bytes }) => {
        const data = sample.slice(0, Math.max(length, at + bytes.length));
        data.set(bytes.subarray(0, Math.max(0, data.length - at)), Math.min(at, data.length));
        const format = sniffFormat(data);
        if (format) sniffSize(data, format);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (data) => {
        for (const format of [...FORMATS, 'apng', 'bmp', 'tiff'] as const) sniffSize(data, format);
        sniffFormat(data);
      }),
    );
  });
});
