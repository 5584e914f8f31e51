import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import {
  MalformedMultipartException,
  MaxUploadSizeExceededException,
  MultipartException,
} from '../errors/multipart-exceptions.js';
import { ContentDisposition } from '../http/content-disposition.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { ClientAbortException } from '../servlet/request-body.js';
import { PartWriter } from './part-writer.js';
import { StoredPart } from './stored-part.js';

const require = createRequire(import.meta.url);

/** A parser of multipart bodies, read with the first of them: every application would wait for its files as it starts. */
function newDicer(boundary: string) {
  const { Dicer } = require('@fastify/busboy') as typeof import('@fastify/busboy');
  return new Dicer({ boundary });
}

/** Bounds of one multipart body. */
export interface MultipartLimits {
  /** Folder for temporary files; undefined: the system's. */
  readonly location: string | undefined;
  /** Bytes of one file; -1: no limit. */
  readonly maxFileSize: number;
  /** Bytes of the whole body; -1: no limit. */
  readonly maxRequestSize: number;
  /** Bytes above which a file is kept on disk. */
  readonly fileSizeThreshold: number;
  /** Bytes of all parts together that are no files. */
  readonly maxFieldsSize: number;
  readonly maxParts: number;
}

type Headers = Readonly<Record<string, string[]>>;

/** Reads the parts of a multipart body. Every file that it makes is removed where it fails. */
export class MultipartParser {
  readonly #limits: MultipartLimits;
  readonly #writers: PartWriter[] = [];
  readonly #parts: Promise<StoredPart | undefined>[] = [];
  #fieldsSize = 0;

  constructor(limits: MultipartLimits) {
    this.#limits = limits;
  }

  /**
   * No parts where the boundary never stands in the body. Throws a `MaxUploadSizeExceededException` as soon as a limit is
   * passed, a `MalformedMultipartException` for a part that is not well-formed, a `ClientAbortException` for a body that ends early.
   */
  async parse(request: HttpServletRequest): Promise<StoredPart[]> {
    const boundary = boundaryOf(request.contentType);
    const { maxRequestSize } = this.#limits;
    if (maxRequestSize >= 0 && request.contentLength > maxRequestSize) {
      throw new MaxUploadSizeExceededException(maxRequestSize);
    }
    try {
      await this.#feed(request.getInputStream(), boundary);
      const parts = await Promise.all(this.#parts);
      return parts.filter((part) => part !== undefined);
    } catch (error) {
      await Promise.allSettled(this.#parts);
      await Promise.all(this.#writers.map((writer) => writer.discard()));
      if (error instanceof MultipartException || error instanceof ClientAbortException) throw error;
      if (isOfSystem(error)) throw new MultipartException('The multipart body cannot be stored', { cause: error });
      throw new MalformedMultipartException('The multipart body cannot be read', { cause: error });
    }
  }

  /** Resolves when the last part is complete. */
  #feed(body: Readable, boundary: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const dicer = newDicer(boundary);
      let size = 0;
      const count = (chunk: Uint8Array) => {
        size += chunk.length;
        const { maxRequestSize } = this.#limits;
        if (maxRequestSize >= 0 && size > maxRequestSize) fail(new MaxUploadSizeExceededException(maxRequestSize));
      };
      const leave = () => {
        body.off('data', count).off('close', onClose).off('error', onAbort).unpipe(dicer);
        // what is left of the body has to be taken, or the client never reads the answer
        body.resume();
      };
      const fail = (error: Error) => {
        leave();
        dicer.on('error', () => {}).destroy(error);
        for (const part of open) part.destroy(error);
        reject(error);
      };
      const onAbort = () => fail(new ClientAbortException('The upload ended before its body was complete'));
      const onClose = () => {
        if (!body.readableEnded) onAbort();
      };
      const open = new Set<Readable>();
      const headless = new Set<Readable>();
      dicer.on('part', (part: Readable) => {
        open.add(part.once('close', () => open.delete(part)).on('error', () => {}));
        headless.add(part.once('header', () => headless.delete(part)));
        const stored = this.#store(part);
        this.#parts.push(stored);
        stored.catch(fail);
      });
      dicer.on('error', (error: Error) => {
        if (this.#parts.length > 0) return fail(error);
        // a body in which the boundary never stands has no parts, as Tomcat sees it
        leave();
        resolve();
      });
      dicer.on('finish', () => {
        leave();
        // the body was over before their headers were
        for (const part of headless) part.destroy(new MalformedMultipartException('A part has no complete headers'));
        resolve();
      });
      body.on('data', count).on('close', onClose).on('error', onAbort).pipe(dicer);
    });
  }

  async #store(part: Readable): Promise<StoredPart | undefined> {
    const headers = await headersOf(part);
    if (this.#parts.length > this.#limits.maxParts) throw new MaxUploadSizeExceededException(-1);
    const disposition = ContentDisposition.parse(headers.get('content-disposition')?.[0] ?? 'none');
    const { name, filename } = disposition;
    if (!disposition.isFormData || !name) {
      part.resume();
      return undefined;
    }
    const { location, fileSizeThreshold, maxFileSize, maxFieldsSize } = this.#limits;
    const isFile = filename !== undefined;
    const writer = new PartWriter(location, isFile ? fileSizeThreshold : Number.POSITIVE_INFINITY);
    this.#writers.push(writer);
    for await (const chunk of part) {
      await writer.write(chunk as Uint8Array);
      if (maxFileSize >= 0 && writer.size > maxFileSize) throw new MaxUploadSizeExceededException(maxFileSize);
      if (isFile) continue;
      this.#fieldsSize += (chunk as Uint8Array).length;
      if (this.#fieldsSize > maxFieldsSize) throw new MaxUploadSizeExceededException(maxFieldsSize);
    }
    return new StoredPart(name, filename, headers, await writer.finish(), writer.size);
  }
}

/** Whether it is the disk's, not the client's: such as ENOSPC. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function boundaryOf(contentType: string | undefined): string {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType ?? '') ?? [];
  const boundary = quoted ?? plain;
  if (boundary !== undefined) return boundary;
  throw new MalformedMultipartException(`The content type '${contentType}' names no boundary`);
}

/** The headers of a part, read as UTF-8. */
function headersOf(part: Readable): Promise<ReadonlyMap<string, readonly string[]>> {
  return new Promise((resolve, reject) => {
    part.once('error', reject);
    part.once('header', (headers: Headers) => {
      const utf8 = (value: string) => Buffer.from(value, 'latin1').toString('utf8');
      resolve(new Map(Object.entries(headers).map(([name, values]) => [name, values.map(utf8)])));
    });
  });
}
