import { createHash } from 'node:crypto';
import type { AbstractResource, MaybePromise } from '@vernal/core';

/** How a version is part of a path, and which one a resource has. Source: Spring `VersionStrategy`. */
export interface VersionStrategy {
  /** Undefined where the path has none. */
  extractVersion(requestPath: string): string | undefined;
  removeVersion(requestPath: string, version: string): string;
  addVersion(path: string, version: string): string;
  getResourceVersion(resource: AbstractResource): MaybePromise<string>;
}

/** MD5 of the content, in the file's name: `main-<hash>.css`. Source: Spring `ContentVersionStrategy`. */
export class ContentVersionStrategy implements VersionStrategy {
  extractVersion(requestPath: string): string | undefined {
    const match = /-(\S*)\./.exec(requestPath)?.[1];
    return match?.slice(match.lastIndexOf('-') + 1);
  }

  removeVersion(requestPath: string, version: string): string {
    const start = requestPath.lastIndexOf(`-${version}`);
    return start < 0 ? requestPath : requestPath.slice(0, start) + requestPath.slice(start + version.length + 1);
  }

  addVersion(path: string, version: string): string {
    const dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? `${path.slice(0, dot)}-${version}${path.slice(dot)}` : `${path}-${version}`;
  }

  async getResourceVersion(resource: AbstractResource): Promise<string> {
    return createHash('md5')
      .update(await resource.readBytes())
      .digest('hex');
  }
}

/** The same for all resources, in front of the path: `v7/main.css`. Source: Spring `FixedVersionStrategy`. */
export class FixedVersionStrategy implements VersionStrategy {
  readonly #version: string;

  constructor(version: string) {
    this.#version = version;
  }

  extractVersion(requestPath: string): string | undefined {
    return requestPath.startsWith(this.#version) ? this.#version : undefined;
  }

  removeVersion(requestPath: string): string {
    return requestPath.slice(this.#version.length);
  }

  /** A path that starts with a dot is relative and keeps its form. */
  addVersion(path: string): string {
    if (path.startsWith('.')) return path;
    return this.#version.endsWith('/') || path.startsWith('/') ? this.#version + path : `${this.#version}/${path}`;
  }

  getResourceVersion(): string {
    return this.#version;
  }
}
