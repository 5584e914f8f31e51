import { join } from 'node:path';
import { Bean, Configuration } from '@vernal/core';
import { GallerySettings } from '../gallery-settings.js';
import { BlobStore } from './blob-store.js';
import { FolderBlobStore } from './folder-blob-store.js';
import { GalleryDatabase } from './gallery-database.js';
import { TableBlobStore } from './table-blob-store.js';

/** Where everything is kept: one folder, or PostgreSQL. */
@Configuration()
export class StoreConfig {
  @Bean({ type: GalleryDatabase, destroyMethod: 'close' })
  galleryDatabase(settings: GallerySettings): Promise<GalleryDatabase> {
    return GalleryDatabase.open(settings);
  }

  @Bean({ type: BlobStore })
  async blobStore(settings: GallerySettings, database: GalleryDatabase): Promise<BlobStore> {
    if (database.isPostgres) return new TableBlobStore(database.db);
    return FolderBlobStore.open(join(settings.data, 'blobs'));
  }
}
