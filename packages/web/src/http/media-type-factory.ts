import { MediaType } from './media-type.js';
import { MEDIA_TYPE_EXTENSIONS } from './media-type-extensions.js';

let byExtension: ReadonlyMap<string, MediaType> | undefined;

/** Media types by file name: those that applications serve, of the registry that servers share. Source: Spring's `MediaTypeFactory`. */
export class MediaTypeFactory {
  /** The type registered for the extension of a file name or path, in any case; undefined for an unknown one. */
  static getMediaType(filename: string | undefined): MediaType | undefined {
    const extension = extensionOf(filename);
    if (extension === undefined) return undefined;
    // the first type that has an extension counts: it is set last
    byExtension ??= new Map(
      Object.entries(MEDIA_TYPE_EXTENSIONS)
        .flatMap(([type, subtypes]) => entriesOf(type, subtypes))
        .reverse(),
    );
    return byExtension.get(extension.toLowerCase());
  }
}

function extensionOf(filename: string | undefined): string | undefined {
  const dot = filename?.lastIndexOf('.') ?? -1;
  return dot === -1 || filename!.includes('/', dot) ? undefined : filename!.slice(dot + 1);
}

function entriesOf(type: string, subtypes: string): [string, MediaType][] {
  return subtypes.split(';').flatMap((group) => {
    const [subtype, ...extensions] = group.trim().split(/\s+/);
    const mediaType = new MediaType(type, subtype);
    return extensions.map((extension): [string, MediaType] => [extension, mediaType]);
  });
}
