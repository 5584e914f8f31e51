/** What the gallery knows of a picture besides its bytes. */
export interface Picture {
  /** Part of its URL: letters, digits and hyphens. */
  readonly name: string;
  readonly title: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  readonly width: number;
  readonly height: number;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
  /** SHA-256 of the bytes in hex: tells two pictures of the same second apart. */
  readonly hash: string;
}

/** Where a picture is shown, whatever its bytes are at the moment. */
export const pictureUrl = (name: string): string => `/images/${name}`;
