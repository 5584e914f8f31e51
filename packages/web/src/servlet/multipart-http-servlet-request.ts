import type { Readable } from 'node:stream';
import type { HttpServletRequest } from './http-servlet-request.js';

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

/** A request whose parts have been read. Source: Spring `MultipartHttpServletRequest`. */
export interface MultipartHttpServletRequest extends HttpServletRequest {
  getFile(name: string): MultipartFile | undefined;
  getFiles(name: string): readonly MultipartFile[];
  getFileNames(): string[];
  /** The headers of one part, file or not; names in lower case. */
  getMultipartHeaders(partName: string): ReadonlyMap<string, readonly string[]> | undefined;
}
