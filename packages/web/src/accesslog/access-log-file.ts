import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { getLogger } from '@vernal/core';
import { TimestampFormat } from './timestamp-format.js';

const logger = getLogger('vernal.web.AccessLogFile');

const FLUSH_INTERVAL = 1000;
const DAY = 86_400_000;

/** Where lines go. */
export interface AccessLogWriter {
  write(line: string): void;
  /** Writes what is kept back. */
  close?(): void | Promise<void>;
}

/** Settings of an {@link AccessLogFile}. */
export interface AccessLogFileOptions {
  /** Made where it is missing. Default `logs`, in the working directory. */
  readonly directory?: string;
  /** What the name of a file begins with. Default `access_log`. */
  readonly prefix?: string;
  /** What it ends with. Default `.log`. */
  readonly suffix?: string;
  /** Whether a new file begins whenever its date changes. Default true. */
  readonly rotate?: boolean;
  /** The date in the name. Default `.yyyy-MM-dd`. */
  readonly fileDateFormat?: string;
  /** Whether lines may wait for a second, so that one write takes many of them. Default true. */
  readonly buffered?: boolean;
  /** Days after which a file of another date is removed. Default -1: never. */
  readonly maxDays?: number;
}

/**
 * A file of lines, a new one each day. Several processes may write the same. A line that cannot be written is lost, and the log of the
 * framework says so once; requests are answered all the same. Source: Tomcat `AccessLogValve`.
 */
export class AccessLogFile implements AccessLogWriter {
  readonly #options: Required<AccessLogFileOptions>;
  readonly #date: TimestampFormat;
  #lines: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #path: string | undefined;
  #failing = false;

  /** Throws where the folder cannot be made. */
  constructor(options: AccessLogFileOptions = {}) {
    this.#options = {
      directory: 'logs',
      prefix: 'access_log',
      suffix: '.log',
      rotate: true,
      fileDateFormat: '.yyyy-MM-dd',
      buffered: true,
      maxDays: -1,
      ...options,
    };
    this.#date = new TimestampFormat(this.#options.fileDateFormat);
    makeFolder(resolve(this.#options.directory));
  }

  write(line: string): void {
    this.#lines.push(line);
    if (this.#options.buffered) this.#timer ??= setTimeout(() => void this.#flush(), FLUSH_INTERVAL).unref();
    else void this.#flush();
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#flush();
  }

  #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#lines.length > 0) {
      const text = `${this.#lines.join('\n')}\n`;
      this.#lines = [];
      try {
        await appendFile(this.#currentPath(), text);
        this.#failing = false;
      } catch (error) {
        if (!this.#failing) logger.error(`The access log ${this.#path} cannot be written`, error);
        this.#failing = true;
      }
    }
  }

  #currentPath(): string {
    const { directory, prefix, suffix, rotate } = this.#options;
    const path = join(directory, `${prefix}${rotate ? this.#date.format(Date.now()) : ''}${suffix}`);
    if (path !== this.#path) this.#removeOld(path);
    this.#path = path;
    return path;
  }

  #removeOld(current: string): void {
    const { directory, prefix, suffix, rotate, maxDays } = this.#options;
    if (!rotate || maxDays < 0) return;
    for (const name of readdirSync(directory)) {
      const path = join(directory, name);
      if (!name.startsWith(prefix) || !name.endsWith(suffix) || path === current) continue;
      if (Date.now() - statSync(path).mtimeMs > maxDays * DAY) rmSync(path);
    }
  }
}

/**
 * Makes a folder and those that it lies in. (What the platform has for it never ends where a file system, as that of the processes,
 * lets nothing be made.)
 */
function makeFolder(path: string): void {
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // another process may have been faster
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
