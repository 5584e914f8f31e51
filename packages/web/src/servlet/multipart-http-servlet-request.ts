import type { Readable } from 'node:stream';
import { isPromiseLike, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from './http-servlet-request.js';
import { getNativeRequest, HttpServletRequestWrapper } from './http-servlet-request-wrapper.js';
import type { Part } from './part.js';

/** One uploaded file. Source: Spring `MultipartFile`. */
export abstract class MultipartFile {
  /** Name of the form's field. */
  abstract readonly name: string;
  /** The name that the client gave; never trust it as a path. Empty where none was chosen. */
  abstract readonly originalFilename: string;
  abstract readonly contentType: string | undefined;
  /** Bytes. */
  abstract readonly size: number;
  abstract readonly isEmpty: boolean;
  abstract getBytes(): Promise<Uint8Array>;
  abstract getInputStream(): Readable;
  /** Moves or copies the file to a path; an existing one is replaced. */
  abstract transferTo(path: string): Promise<void>;
}

/** A request whose parts are read. Source: Spring `MultipartHttpServletRequest`. */
export abstract class MultipartHttpServletRequest extends HttpServletRequestWrapper {
  /** Reads the parts of a request that is resolved lazily; returns nothing where they are read. To be called before all others. */
  abstract initializeMultipart(): MaybePromise<void>;
  abstract getFile(name: string): MultipartFile | undefined;
  abstract getFiles(name: string): readonly MultipartFile[];
  abstract getFileNames(): string[];
  /** The first part of that name, file or not. */
  abstract getPart(name: string): Part | undefined;
  abstract getParts(): readonly Part[];
  /** The headers of one part, file or not; names in lower case. */
  getMultipartHeaders(partName: string): ReadonlyMap<string, readonly string[]> | undefined {
    return this.getPart(partName)?.headers;
  }
}

/** The multipart request that a request is or wraps. */
export function getMultipartRequest(request: HttpServletRequest): MultipartHttpServletRequest | undefined {
  return getNativeRequest(request, (candidate) => candidate instanceof MultipartHttpServletRequest);
}

/** The multipart request that a request is or wraps, with its parts read: of one that is resolved lazily, now. */
export function readMultipartRequest(
  request: HttpServletRequest,
): MaybePromise<MultipartHttpServletRequest | undefined> {
  const multipart = getMultipartRequest(request);
  const reading = multipart?.initializeMultipart();
  return isPromiseLike(reading) ? reading.then(() => multipart) : multipart;
}
