import { IllegalArgumentException } from '@vernal/core';
import type { ApiVersion, ApiVersionParser } from './api-version.js';

const MAX = 2147483647;
const PATTERN = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?$/;

/** `major.minor.patch`. Source: Spring Framework 7 `SemanticApiVersionParser.Version`. */
export class SemanticApiVersion implements ApiVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;

  constructor(major: number, minor = 0, patch = 0) {
    this.major = major;
    this.minor = minor;
    this.patch = patch;
  }

  compareTo(other: ApiVersion): number {
    if (!(other instanceof SemanticApiVersion)) {
      throw new IllegalArgumentException(`${this} cannot be compared with ${other}`);
    }
    return this.major - other.major || this.minor - other.minor || this.patch - other.patch;
  }

  toString(): string {
    return `${this.major}.${this.minor}.${this.patch}`;
  }
}

/**
 * Reads `1`, `1.2` and `1.2.3`; what stands before the first digit is left out: `v1`. Source: Spring Framework 7
 * `SemanticApiVersionParser`.
 */
export class SemanticApiVersionParser implements ApiVersionParser {
  /** Throws an `IllegalArgumentException` for a text that is no version. */
  parseVersion(version: string): SemanticApiVersion {
    const [, ...parts] = PATTERN.exec(version.replace(/^\D+/, '')) ?? [];
    const [major, minor = 0, patch = 0] = parts.map((part: string | undefined) => Number(part ?? 0));
    if (major === undefined || major > MAX || minor > MAX || patch > MAX) {
      throw new IllegalArgumentException(`"${version}" is no version: one is 1, 1.2 or 1.2.3`);
    }
    return new SemanticApiVersion(major, minor, patch);
  }
}
