import type { Readable } from 'node:stream';

/** One part of a multipart body, file or not. Source: Servlet 6.0 `Part`. */
export abstract class Part {
  /** Name of the form's field. */
  abstract readonly name: string;
  /** The name that the client gave, never to be trusted as a path; undefined for a part that is no file. */
  abstract readonly submittedFileName: string | undefined;
  abstract readonly contentType: string | undefined;
  /** Bytes. */
  abstract readonly size: number;
  /** By name in lower case. */
  abstract readonly headers: ReadonlyMap<string, readonly string[]>;
  /** The first value of a header; names are case-insensitive. */
  abstract getHeader(name: string): string | undefined;
  abstract getBytes(): Promise<Uint8Array>;
  abstract getInputStream(): Readable;
  /** Moves or copies the part to a path; a file that is there is replaced. */
  abstract write(path: string): Promise<void>;
}
