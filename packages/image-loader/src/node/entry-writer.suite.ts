// A process that writes entries until it is killed: `node entry-writer.suite.js FOLDER`. Says so once it is at it.
import type { StoredResponseMetadata } from '../http/response-metadata.js';
import { FileDiskCache } from './file-disk-cache.js';

const cache = new FileDiskCache({ directory: process.argv[2]!, sweep: false });
const keys = Array.from({ length: 20 }, (_, index) => `key ${index}`);

function metadata(value: number): StoredResponseMetadata {
  return { url: 'http://a/', status: 200, headers: [['etag', `"${value}"`]], requestTime: 1, responseTime: 2 };
}

for (let round = 0; ; round++) {
  const value = round % 250;
  const entry = { data: new Uint8Array(200_000).fill(value), metadata: metadata(value) };
  await Promise.all(keys.map((key) => cache.setEntry(entry, key)));
  if (round === 0) process.stdout.write('writing\n');
  await Promise.all(keys.map((key) => cache.setMetadata(metadata(value), key)));
}
