/** What the gallery knows of a picture besides its bytes. */
export interface Picture {
  /** Stays the same when the name changes. */
  readonly id: string;
  /** Part of its URL: small letters, digits and hyphens. */
  readonly name: string;
  readonly title: string;
  /** The number of the version that is shown, counted from 1. */
  readonly version: number;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  readonly width: number;
  readonly height: number;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
  /** Who put this version in place. */
  readonly author: string;
  /** SHA-256 of the bytes in hex: tells two pictures of the same second apart. */
  readonly hash: string;
}

/** What stood at a picture's URL at a time. */
export interface PictureVersion extends Omit<Picture, 'id' | 'name' | 'title'> {
  /** The number of the version that was put in place again; undefined for an upload. */
  readonly restoredFrom: number | undefined;
}

/** Where a picture is shown, whatever its bytes are at the moment. */
export const pictureUrl = (name: string): string => `/images/${name}`;

/** Where the bytes of one version are for ever. */
export const versionUrl = (name: string, hash: string): string => `/images/${name}/versions/${hash}`;

/** The page of a picture. */
export const picturePageUrl = (name: string): string => `/pictures/${name}`;
