import type { Kysely } from 'kysely';
import type { Role } from '../users/user.js';

/** Columns are named alike in SQLite and PostgreSQL; times are milliseconds since the epoch. */
export interface GalleryTables {
  pictures: PictureRow;
  versions: VersionRow;
  /** Names that a picture had before: their URLs lead to the present one. */
  former_names: { name: string; picture_id: string };
  users: { name: string; password: string; created_at: number; role: Role; session_key: string };
  /** Used by {@link TableBlobStore} only. */
  blobs: { key: string; bytes: Uint8Array };
}

interface PictureRow {
  id: string;
  name: string;
  title: string;
  /** What the title is ordered by, see `sortKey`. */
  sort_key: string;
  /** The number of the version that is shown. */
  version: number;
}

interface VersionRow {
  picture_id: string;
  number: number;
  hash: string;
  content_type: string;
  size: number;
  width: number;
  height: number;
  created_at: number;
  author: string;
  restored_from: number | null;
}

/** The database, or a transaction of it. */
export type GalleryDb = Kysely<GalleryTables>;
