/** A version of an API that can be told from others. Source: Spring Framework 7's `Comparable` versions. */
export interface ApiVersion {
  /** Negative where this version is earlier. */
  compareTo(other: ApiVersion): number;
  toString(): string;
}

/** Reads versions. Source: Spring Framework 7 `ApiVersionParser`. */
export interface ApiVersionParser {
  /** Throws an error for a text that is no version. */
  parseVersion(version: string): ApiVersion;
}
