import { animation, picture, sidewaysPicture, twoColours } from './pictures.js';

/** The pictures of the coder suite, by name. All but `turned` and `film` are 60×40 and red. */
export const suitePictures: Readonly<Record<string, () => Promise<Uint8Array<ArrayBuffer>>>> = {
  png: () => picture('red'),
  jpeg: () => picture('red', { format: 'jpeg' }),
  webp: () => picture('red', { format: 'webp' }),
  gif: () => picture('red', { format: 'gif' }),
  avif: () => picture('red', { format: 'avif' }),
  /** Grey noise, 800×600. */
  noisyJpeg: () => picture('grey', { format: 'jpeg', width: 800, height: 600, noise: true }),
  noisyPng: () => picture('grey', { format: 'png', width: 800, height: 600, noise: true }),
  /** 30 wide and 50 high once upright. */
  turned: () => sidewaysPicture(30, 50),
  /** 40×20, the left half red, the right half blue. */
  halves: () => twoColours('red', 'blue', 40, 20),
  /** Three frames of 32×24, red, lime, blue, 50 ms each, for ever. */
  film: () => animation(['red', 'lime', 'blue']),
};
