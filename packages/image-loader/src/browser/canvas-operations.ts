import type { PixelSize } from '../model/image-format.js';
import type { ImageOperation } from '../model/image-operation.js';

type Source = (ImageBitmap | OffscreenCanvas) & PixelSize;

/** Draws an image anew on a canvas of its own. */
export function applyOperation(source: Source, operation: ImageOperation): OffscreenCanvas {
  const { width, height } = source;
  switch (operation.type) {
    case 'resize':
      return resized(source, operation);
    case 'crop': {
      const [left, top] = [Math.max(0, Math.round(operation.x)), Math.max(0, Math.round(operation.y))];
      const right = Math.min(width, Math.round(operation.x + operation.width));
      const bottom = Math.min(height, Math.round(operation.y + operation.height));
      return drawn(right - left, bottom - top, (context) => context.drawImage(source, -left, -top));
    }
    case 'round-corner':
      return drawn(width, height, (context) => {
        context.roundRect(0, 0, width, height, operation.radius);
        context.clip();
        context.drawImage(source, 0, 0);
      });
    case 'rotate':
      return rotated(source, (operation.degrees * Math.PI) / 180);
    case 'flip':
      return drawn(width, height, (context) => {
        context.translate(operation.horizontal ? width : 0, operation.vertical ? height : 0);
        context.scale(operation.horizontal ? -1 : 1, operation.vertical ? -1 : 1);
        context.drawImage(source, 0, 0);
      });
    case 'tint':
      return drawn(width, height, (context) => {
        context.drawImage(source, 0, 0);
        context.globalCompositeOperation = 'source-in';
        context.fillStyle = operation.colour;
        context.fillRect(0, 0, width, height);
      });
    case 'blur':
      return filtered(source, `blur(${operation.sigma}px)`);
    case 'filter':
      return filtered(source, `brightness(${operation.brightness}) saturate(${operation.saturation})`);
  }
}

function resized(source: Source, { width, height, fit }: Extract<ImageOperation, { type: 'resize' }>): OffscreenCanvas {
  const [x, y] = [width / source.width, height / source.height];
  if (fit === 'fill') return drawn(width, height, (context) => context.drawImage(source, 0, 0, width, height));
  const scale = fit === 'inside' ? Math.min(x, y) : Math.max(x, y);
  const [fullWidth, fullHeight] = [Math.round(source.width * scale), Math.round(source.height * scale)];
  if (fit === 'inside') {
    return drawn(fullWidth, fullHeight, (context) => context.drawImage(source, 0, 0, fullWidth, fullHeight));
  }
  return drawn(width, height, (context) =>
    context.drawImage(source, (width - fullWidth) / 2, (height - fullHeight) / 2, fullWidth, fullHeight),
  );
}

function rotated(source: Source, angle: number): OffscreenCanvas {
  const { width, height } = source;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  return drawn(Math.round(width * cos + height * sin), Math.round(width * sin + height * cos), (context) => {
    context.translate(context.canvas.width / 2, context.canvas.height / 2);
    context.rotate(angle);
    context.drawImage(source, -width / 2, -height / 2);
  });
}

function filtered(source: Source, filter: string): OffscreenCanvas {
  return drawn(source.width, source.height, (context) => {
    context.filter = filter;
    context.drawImage(source, 0, 0);
  });
}

function drawn(
  width: number,
  height: number,
  draw: (context: OffscreenCanvasRenderingContext2D) => void,
): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  draw(context);
  return canvas;
}
