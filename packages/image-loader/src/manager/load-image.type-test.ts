// Combinations that make no sense do not compile.
import type { ImageManager } from './image-manager.js';

declare const manager: ImageManager;

manager.loadImage('u', { options: { refreshCached: true, priority: 'high', progressive: { intervalMs: 100 } } });
manager.loadImage('u', { options: { fromCacheOnly: true, decode: 'lazy' } });
manager.loadImage(new URL('http://a/'), { options: { fromLoaderOnly: true, waitStore: true } });

// @ts-expect-error the caches alone and the origin alone
manager.loadImage('u', { options: { fromCacheOnly: true, fromLoaderOnly: true } });
// @ts-expect-error a refresh asks the origin
manager.loadImage('u', { options: { fromCacheOnly: true, refreshCached: true } });
// @ts-expect-error a refresh begins with what is cached
manager.loadImage('u', { options: { fromLoaderOnly: true, refreshCached: 'always' } });
// @ts-expect-error there is no such way to refresh
manager.loadImage('u', { options: { refreshCached: 'sometimes' } });
// @ts-expect-error options are named, they are no bit mask
manager.loadImage('u', { options: 8 });
// @ts-expect-error a thumbnail has two sides
manager.loadImage('u', { context: { thumbnailPixelSize: { width: 100 } } });
// @ts-expect-error a transformer has a key
manager.loadImage('u', { context: { imageTransformer: { transformedImage: (image) => image } } });

const awaited: Promise<number> = manager.loadImage('u').then(({ image }) => image.width);
void awaited;
