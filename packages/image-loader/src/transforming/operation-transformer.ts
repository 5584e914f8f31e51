import type { ImageOperation } from '../model/image-operation.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageTransformer } from '../protocols/image-transformer.js';

/** A transformer made of operations that every platform draws. Its key is their description. */
export class OperationTransformer implements ImageTransformer {
  readonly transformerKey: string;
  readonly operations: readonly ImageOperation[];

  constructor(name: string, operations: readonly ImageOperation[]) {
    this.operations = operations;
    this.transformerKey = `${name}(${operations.map(describeOperation).join(';')})`;
  }

  transformedImage(image: WebImage): Promise<WebImage> {
    return image.transformed(this.operations);
  }
}

/** The values of an operation in a fixed order, so that equal operations have one description. */
function describeOperation(operation: ImageOperation): string {
  return Object.entries(operation)
    .filter(([name]) => name !== 'type')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}
