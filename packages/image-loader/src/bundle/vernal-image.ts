// What `<script type="module" src="vernal-image.js">` brings: the element, known to the page, and what sets it up.
import { defineVernalImage } from '../browser/vernal-image-element.js';
import { answerSteps } from '../pipeline/steps-on-demand.js';

export { BrowserImageCache as ImageCache } from '../browser/browser-image-cache.js';
export { BrowserImageDownloader as ImageDownloader } from '../browser/browser-image-downloader.js';
export { BrowserImageManager as ImageManager } from '../browser/browser-image-manager.js';
export { cancelImage, setImage } from '../browser/set-image.js';
export { VernalImageElement } from '../browser/vernal-image-element.js';
export { ImageError } from '../model/image-error.js';

// A server that renders pages may import this module though it has no elements.
if (globalThis.customElements) {
  defineVernalImage();
  // The file that answers are read with: it comes while the first pictures are asked for.
  void answerSteps();
}
