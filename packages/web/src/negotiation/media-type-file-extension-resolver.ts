import type { MediaType } from '../http/media-type.js';

/** Knows the file extensions of media types. Source: Spring's `MediaTypeFileExtensionResolver`. */
export interface MediaTypeFileExtensionResolver {
  /** The extensions of a type, whatever its quality. */
  resolveFileExtensions(mediaType: MediaType): readonly string[];
  getAllFileExtensions(): readonly string[];
}

/** Media types by extension or other short key, in any case. Source: Spring's `MappingMediaTypeFileExtensionResolver`. */
export class MappingMediaTypeFileExtensionResolver implements MediaTypeFileExtensionResolver {
  /** Keys are lower-case. */
  readonly mediaTypes: ReadonlyMap<string, MediaType>;

  constructor(mediaTypes: Iterable<readonly [string, MediaType]>) {
    this.mediaTypes = new Map(Array.from(mediaTypes, ([key, type]) => [key.toLowerCase(), type]));
  }

  lookupMediaType(key: string): MediaType | undefined {
    return this.mediaTypes.get(key.toLowerCase());
  }

  resolveFileExtensions(mediaType: MediaType): readonly string[] {
    const wanted = mediaType.removeQualityValue();
    return [...this.mediaTypes].filter(([, type]) => type.equals(wanted)).map(([extension]) => extension);
  }

  getAllFileExtensions(): readonly string[] {
    return [...this.mediaTypes.keys()];
  }
}
