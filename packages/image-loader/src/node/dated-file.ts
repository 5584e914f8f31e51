import { close, fstat, open, read, readFileSync, statSync } from 'node:fs';

/** What a file held, and when it was last changed, in ms since the epoch. */
interface DatedFile {
  readonly content: Buffer<ArrayBuffer>;
  readonly mtimeMs: number;
}

/**
 * Reads a file. With callbacks, since a promise and a handle for each step cost as much as reading a small file.
 * @param most bytes to be read; default: all
 * @returns undefined where there is no such file
 * @throws the error of the system
 */
export function readDated(path: string, most = Number.POSITIVE_INFINITY): Promise<DatedFile | undefined> {
  return new Promise((resolve, reject) => {
    open(path, 'r', (error, descriptor) => {
      if (error?.code === 'ENOENT') resolve(undefined);
      else if (error) reject(error);
      else new Reading(descriptor, most, resolve, reject).begin();
    });
  });
}

/** The same at once. */
export function readDatedSync(path: string): DatedFile | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && { content: readFileSync(path), mtimeMs: found.mtimeMs };
}

class Reading {
  #content = Buffer.allocUnsafeSlow(0);
  #length = 0;
  #mtimeMs = 0;

  constructor(
    private readonly descriptor: number,
    private readonly most: number,
    private readonly resolve: (file: DatedFile) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  begin(): void {
    fstat(this.descriptor, (error, stats) => {
      if (error) {
        this.#end(error);
        return;
      }
      this.#mtimeMs = stats.mtimeMs;
      this.#content = Buffer.allocUnsafeSlow(Math.min(stats.size, this.most));
      this.#continue();
    });
  }

  #continue(): void {
    const left = this.#content.length - this.#length;
    if (left === 0) {
      this.#end(null);
      return;
    }
    read(this.descriptor, this.#content, this.#length, left, this.#length, (error, bytesRead) => {
      this.#length += bytesRead;
      if (error || bytesRead === 0) this.#end(error);
      else this.#continue();
    });
  }

  /** What was read needs not wait for the file to be closed. */
  #end(error: Error | null): void {
    close(this.descriptor, () => {});
    if (error) this.reject(error);
    else this.resolve({ content: this.#content.subarray(0, this.#length), mtimeMs: this.#mtimeMs });
  }
}
