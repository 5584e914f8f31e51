import { ImageError } from '../model/image-error.js';
import type { ImageProgress, ImageResult } from '../model/image-result.js';
import { ProgressBars, type Terminal } from './progress-bars.js';

/** Where a command prints. */
export interface Streams {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
}

/** Tells of what happens: text for people, or one JSON object a line for programs. */
export class Reporter {
  readonly bars: ProgressBars;
  readonly #streams: Streams;
  readonly #json: boolean;
  #hasWarned = false;

  constructor(streams: Streams, json: boolean) {
    this.#streams = streams;
    this.#json = json;
    this.bars = new ProgressBars(streams.stderr);
  }

  /** Draws the bar of a download. */
  progressOf(url: string): ImageProgress {
    return (received, expected) => this.bars.update(url, received, expected);
  }

  /** @param file where the image was written to */
  loaded(result: ImageResult, file?: string): void {
    const { url, image, status, cacheType, notModified, received, error } = result;
    const duration = Math.round(result.duration);
    const { width, height, format } = image;
    const what = { url, status, cacheType, notModified, received, duration, width, height, format };
    const from = status === undefined ? cacheType : String(status);
    const text = [time(), from, `${received} B`, `${duration} ms`, `${width}×${height}`, url];
    if (file !== undefined) text.push(`→ ${file}`);
    this.line(text.join('  '), { ok: true, ...what, file, error: error && describe(error) });
    if (error && !this.#json) this.#complain(`${time()}  ${error.code}: ${error.message}`);
  }

  failed(url: string, error: unknown): void {
    const failure = describe(error);
    if (this.#json) this.line('', { ok: false, url, error: failure });
    else this.#complain(`${time()}  ${failure.code}: ${failure.message}`);
  }

  /** Tells once that images are not kept where they were to be. */
  notKept(folder: string, error: unknown): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    this.#complain(`Images cannot be kept in ${folder}: ${describe(error).message}`);
  }

  line(text: string, data: object): void {
    const line = this.#json ? JSON.stringify({ time: new Date().toISOString(), ...data }) : text;
    this.bars.around(() => this.#streams.stdout.write(`${line}\n`));
  }

  #complain(text: string): void {
    this.bars.around(() => this.#streams.stderr.write(`${text}\n`));
  }
}

function describe(error: unknown): { code: string; message: string; status?: number | undefined } {
  if (ImageError.is(error)) return { code: error.code, message: error.message, status: error.status };
  const { code = 'error', message = String(error) } = error as { code?: string; message?: string };
  return { code, message };
}

const time = () => new Date().toTimeString().slice(0, 8);
