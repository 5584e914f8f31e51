import assert from 'node:assert/strict';
import {
  ImageBlurTransformer,
  ImageCroppingTransformer,
  ImageFlippingTransformer,
  ImagePipelineTransformer,
  ImageResizingTransformer,
  ImageRoundCornerTransformer,
} from './transformers.js';

describe('the key of a transformer', () => {
  const keyOf = (transformer: { transformerKey: string }) => transformer.transformerKey;

  it('is the same for the same parameters, in whatever order they are given', () => {
    const one = new ImageCroppingTransformer({ x: 1, y: 2, width: 3, height: 4 });
    const other = new ImageCroppingTransformer({ height: 4, width: 3, y: 2, x: 1 });
    assert.equal(keyOf(one), keyOf(other));
  });

  it('differs with each parameter', () => {
    const keys = [
      new ImageResizingTransformer({ width: 1, height: 2 }),
      new ImageResizingTransformer({ width: 2, height: 1 }),
      new ImageResizingTransformer({ width: 1, height: 2 }, 'cover'),
      new ImageRoundCornerTransformer(1),
      new ImageBlurTransformer(1),
      new ImageFlippingTransformer({ horizontal: true }),
      new ImageFlippingTransformer({ vertical: true }),
    ].map(keyOf);
    assert.equal(new Set(keys).size, keys.length);
  });

  it('of several in a row tells their order', () => {
    const [blur, round] = [new ImageBlurTransformer(1), new ImageRoundCornerTransformer(2)];
    assert.equal(keyOf(new ImagePipelineTransformer([blur, round])), `${keyOf(blur)}-${keyOf(round)}`);
  });
});
