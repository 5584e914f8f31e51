import { DataSize, IllegalArgumentException, Property } from '@vernal/core';
import { Compression, DEFAULT_MIME_TYPES } from './compression.js';

/** The properties under `server.compression`. Source: Spring Boot `Compression`. */
export class CompressionProperties {
  enabled = false;
  @Property({ of: String }) mimeTypes: string[] = [...DEFAULT_MIME_TYPES];
  @Property(DataSize) minResponseSize: DataSize | undefined = undefined;
  /** Regular expressions. */
  @Property({ of: String }) excludedUserAgents: string[] = [];

  /** Undefined where it is not enabled. Throws an `IllegalArgumentException` for a pattern that is none. */
  toCompression(): Compression | undefined {
    if (!this.enabled) return undefined;
    return new Compression({
      mimeTypes: this.mimeTypes,
      ...(this.minResponseSize && { minResponseSize: this.minResponseSize.toBytes() }),
      excludedUserAgents: this.excludedUserAgents.map(patternOf),
    });
  }
}

function patternOf(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (cause) {
    const message = `server.compression.excluded-user-agents: "${text}" is no regular expression`;
    throw new IllegalArgumentException(message, { cause });
  }
}
