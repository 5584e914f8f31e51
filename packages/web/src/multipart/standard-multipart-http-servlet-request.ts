import { IllegalStateException, type MaybePromise } from '@vernal/core';
import { parameterCharset } from '../servlet/content-type.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { type MultipartFile, MultipartHttpServletRequest } from '../servlet/multipart-http-servlet-request.js';
import { type MultipartLimits, MultipartParser } from './multipart-parser.js';
import { StandardMultipartFile } from './standard-multipart-file.js';
import type { StoredPart } from './stored-part.js';

/** What a body consists of. */
interface Content {
  readonly parts: readonly StoredPart[];
  readonly files: ReadonlyMap<string, readonly MultipartFile[]>;
  readonly parameters: ReadonlyMap<string, readonly string[]>;
}

/**
 * A request whose parts with a file name are files and whose other parts are parameters, before those of the query.
 * Source: Spring `StandardMultipartHttpServletRequest`, Tomcat `Request.getParts`.
 */
export class StandardMultipartHttpServletRequest extends MultipartHttpServletRequest {
  readonly #limits: MultipartLimits;
  #reading: Promise<void> | undefined;
  #content: Content | undefined;

  constructor(request: HttpServletRequest, limits: MultipartLimits) {
    super(request);
    this.#limits = limits;
  }

  initializeMultipart(): MaybePromise<void> {
    if (this.#content) return;
    this.#reading ??= this.#read();
    return this.#reading;
  }

  async #read(): Promise<void> {
    const parts = await new MultipartParser(this.#limits).parse(this.request);
    const charset = parameterCharset(this.characterEncoding);
    const files = new Map<string, MultipartFile[]>();
    const parameters = new Map<string, string[]>();
    for (const part of parts) {
      if (part.submittedFileName === undefined) append(parameters, part.name, charset.decode(await part.getBytes()));
      else append(files, part.name, new StandardMultipartFile(part, part.submittedFileName));
    }
    for (const [name, values] of super.getParameterMap()) for (const value of values) append(parameters, name, value);
    this.#content = { parts, files, parameters };
  }

  get #parsed(): Content {
    if (this.#content) return this.#content;
    throw new IllegalStateException(
      `The parts of ${this.method} ${this.requestURI} are not read yet: await request.initializeMultipart() first`,
    );
  }

  getFile(name: string): MultipartFile | undefined {
    return this.getFiles(name)[0];
  }

  getFiles(name: string): readonly MultipartFile[] {
    return this.#parsed.files.get(name) ?? [];
  }

  getFileNames(): string[] {
    return [...this.#parsed.files.keys()];
  }

  getPart(name: string): StoredPart | undefined {
    return this.#parsed.parts.find((part) => part.name === name);
  }

  getParts(): readonly StoredPart[] {
    return this.#parsed.parts;
  }

  /** Those of the query alone, as long as the parts are not read. */
  override getParameterMap(): ReadonlyMap<string, readonly string[]> {
    return this.#content?.parameters ?? super.getParameterMap();
  }

  /** Removes the files that nobody has moved away. */
  async cleanUp(): Promise<void> {
    if (this.#reading) await Promise.allSettled([this.#reading]);
    for (const part of this.#content?.parts ?? []) await part.delete();
  }
}

function append<T>(map: Map<string, T[]>, name: string, value: T): void {
  const values = map.get(name);
  if (values) values.push(value);
  else map.set(name, [value]);
}
