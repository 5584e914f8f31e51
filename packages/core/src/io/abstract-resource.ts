import type { Readable } from 'node:stream';
import { isPromiseLike, type MaybePromise } from '../util/promises.js';

/** What is known of a resource without reading it. */
export interface ResourceMetadata {
  /** Bytes; -1: not known before it is read. */
  readonly contentLength: number;
  /** Milliseconds since the epoch; -1: not known. */
  readonly lastModified: number;
}

/** Part of a resource, both ends included, counted from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Bytes that have a name, wherever they are: a file, memory, the answer of a URL. Source: Spring's `Resource`, a name that
 * the decorator `@Resource` has here.
 */
export abstract class AbstractResource {
  /** For messages: the kind and the place. */
  abstract readonly description: string;
  /** The last part of the path; undefined where it has no name. */
  abstract readonly filename: string | undefined;
  /** Whether `getInputStream` works only once. */
  abstract readonly isOpen: boolean;
  /** One look for everything; undefined where there is nothing that can be read. */
  abstract metadata(): MaybePromise<ResourceMetadata | undefined>;
  /** The bytes, of a part where one is given. The stream fails where there is nothing to read. */
  abstract getInputStream(range?: ByteRange): Readable;
  /** A resource at a path relative to this one's folder. Throws an Error for a kind that has no folders. */
  abstract createRelative(relativePath: string): AbstractResource;

  /** Whether there is something to read; a folder is not. */
  exists(): MaybePromise<boolean> {
    return whenKnown(this.metadata(), (metadata) => metadata !== undefined);
  }

  /** Bytes, -1: not known. Throws a `ResourceNotFoundException` where there is nothing. */
  contentLength(): MaybePromise<number> {
    return whenKnown(this.metadata(), (metadata) => this.#present(metadata).contentLength);
  }

  /** Milliseconds since the epoch, -1: not known. Throws a `ResourceNotFoundException` where there is nothing. */
  lastModified(): MaybePromise<number> {
    return whenKnown(this.metadata(), (metadata) => this.#present(metadata).lastModified);
  }

  /** All bytes. */
  async readBytes(): Promise<Uint8Array> {
    return Buffer.concat(await this.getInputStream().toArray());
  }

  /** All of it as UTF-8 text. */
  async readText(): Promise<string> {
    return Buffer.from(await this.readBytes()).toString('utf8');
  }

  toString(): string {
    return this.description;
  }

  #present(metadata: ResourceMetadata | undefined): ResourceMetadata {
    if (!metadata) throw new ResourceNotFoundException(this);
    return metadata;
  }
}

/** There is nothing to read where a resource points. Source: Java's `FileNotFoundException`. */
export class ResourceNotFoundException extends Error {
  override readonly name = 'ResourceNotFoundException';
  readonly resource: AbstractResource;

  constructor(resource: AbstractResource, options?: ErrorOptions) {
    super(`${resource.description} cannot be read: it is not there, or it is a folder`, options);
    this.resource = resource;
  }
}

function whenKnown<T, R>(value: MaybePromise<T>, then: (value: T) => R): MaybePromise<R> {
  return isPromiseLike(value) ? value.then(then) : then(value);
}
