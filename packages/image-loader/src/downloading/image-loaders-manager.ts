import { ImageError } from '../model/image-error.js';
import type { ImageLoader, ImageLoaderRequest, ImageLoaderToken } from '../protocols/image-loader.js';

/** Several loaders as one: of those that take a URL the one added last. Source: SDImageLoadersManager. */
export class ImageLoadersManager implements ImageLoader {
  readonly #loaders: ImageLoader[];

  constructor(loaders: readonly ImageLoader[]) {
    this.#loaders = [...loaders];
  }

  get loaders(): readonly ImageLoader[] {
    return this.#loaders;
  }

  addLoader(loader: ImageLoader): void {
    this.#loaders.push(loader);
  }

  removeLoader(loader: ImageLoader): void {
    const index = this.#loaders.indexOf(loader);
    if (index >= 0) this.#loaders.splice(index, 1);
  }

  canRequestImage(url: string): boolean {
    return this.#find(url) !== undefined;
  }

  download(url: string, request: ImageLoaderRequest = {}): ImageLoaderToken {
    const loader = this.#find(url);
    if (loader) return loader.download(url, request);
    return refused(url);
  }

  shouldBlockFailedURL(url: string, error: ImageError): boolean {
    return this.#find(url)?.shouldBlockFailedURL(url, error) ?? false;
  }

  #find(url: string): ImageLoader | undefined {
    for (let index = this.#loaders.length - 1; index >= 0; index--) {
      if (this.#loaders[index]!.canRequestImage(url)) return this.#loaders[index];
    }
    return undefined;
  }
}

function refused(url: string): ImageLoaderToken {
  const failure = Promise.reject(new ImageError('invalid-url', url, 'No loader takes this URL'));
  failure.catch(() => {});
  return Object.assign(failure, { priority: 'normal' as const, cancel() {} });
}
