import { join } from 'node:path';
import { GallerySettings } from '../gallery-settings.js';
import { pictureStoreSuite } from '../pictures/picture-store.suite.js';
import { startPostgres } from '../testing/postgres-server.js';
import { newFolder, removeFolder } from '../testing/system-part.js';
import { userStoreSuite } from '../users/user-store.suite.js';
import { blobStoreSuite } from './blob-store.suite.js';
import { FolderBlobStore } from './folder-blob-store.js';
import { GalleryDatabase } from './gallery-database.js';
import { TableBlobStore } from './table-blob-store.js';

describe('Stores of examples/image-update', () => {
  const ends: (() => Promise<void>)[] = [];
  let postgres: Awaited<ReturnType<typeof startPostgres>>;

  before(async function () {
    this.timeout(60_000);
    postgres = await startPostgres();
  });

  after(async () => {
    for (const end of ends.reverse()) await end();
    await postgres?.stop();
  });

  async function openDatabase(settings: Partial<GallerySettings>): Promise<GalleryDatabase> {
    const database = await GalleryDatabase.open(Object.assign(new GallerySettings(), settings));
    ends.push(() => database.close());
    return database;
  }

  async function embedded() {
    const data = await newFolder('store');
    ends.push(() => removeFolder(data));
    const database = await openDatabase({ data });
    return { database, db: database.db, blobs: await FolderBlobStore.open(join(data, 'blobs')) };
  }

  async function grownUp() {
    const database = await openDatabase({ databaseUrl: postgres.url });
    return { database, db: database.db, blobs: new TableBlobStore(database.db) };
  }

  blobStoreSuite('FolderBlobStore', embedded);
  blobStoreSuite('TableBlobStore', grownUp);
  pictureStoreSuite('SQLite', embedded);
  pictureStoreSuite('PostgreSQL', grownUp);
  userStoreSuite('SQLite', embedded);
  userStoreSuite('PostgreSQL', grownUp);
});
