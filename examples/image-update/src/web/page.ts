import type { Picture } from '../pictures/picture.js';
import type { PictureStore } from '../pictures/picture-store.js';

/** Some of all pictures. Source: Spring Data `Page`. */
interface PicturePage {
  readonly content: readonly Picture[];
  /** Counted from 1. */
  readonly number: number;
  readonly totalPages: number;
  readonly totalElements: number;
}

/** A page; the last one for a number behind it. */
export async function readPage(store: PictureStore, number: number, size: number): Promise<PicturePage> {
  const totalElements = await store.count();
  const totalPages = Math.max(1, Math.ceil(totalElements / size));
  const shown = Math.min(number, totalPages);
  const content = await store.list((shown - 1) * size, size);
  return { content, number: shown, totalPages, totalElements };
}
