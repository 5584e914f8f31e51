import { ImageError } from '../model/image-error.js';
import { ImageProviderLoader } from './image-provider-loader.js';

const DATA_URL = /^data:[^,]*?(;base64)?,([^#]*)/i;

/** Loads images that a URL holds itself (RFC 2397). */
export class DataURLLoader extends ImageProviderLoader {
  constructor() {
    super(['data:'], async (url) => ({ data: decodeDataURL(url) }));
  }
}

function decodeDataURL(url: string): Uint8Array<ArrayBuffer> {
  const match = DATA_URL.exec(url);
  try {
    const text = decodeURIComponent(match![2]!);
    return match![1] ? bytesOf(atob(text)) : new TextEncoder().encode(text);
  } catch (error) {
    throw new ImageError('invalid-url', url.slice(0, 100), 'Not a data URL', {}, { cause: error });
  }
}

function bytesOf(binary: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
