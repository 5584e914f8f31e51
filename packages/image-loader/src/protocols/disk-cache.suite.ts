import type { StoredResponseMetadata } from '../http/response-metadata.js';
import { type Behaviour, expectEqual, expectTrue } from '../testing/behaviour.js';
import { type DiskCache, type DiskCacheConfig, VARIANT_MARK } from './disk-cache.js';

/** One store, empty at the first time. */
export interface DiskCacheBench {
  open(config?: DiskCacheConfig): DiskCache;
  /** Makes everything in the store older by so many ms. */
  age(time: number): Promise<void>;
}

const bytes = (...values: number[]) => new Uint8Array(values);

function metadata(etag: string): StoredResponseMetadata {
  return { url: 'http://a/', status: 200, headers: [['etag', etag]], requestTime: 1, responseTime: 2 };
}

/** What every {@link DiskCache} does. */
export const diskCacheBehaviours: readonly Behaviour<DiskCacheBench>[] = [
  {
    name: 'gives back the bytes and the metadata of an entry',
    check: async ({ open }) => {
      const cache = open();
      await cache.setEntry({ data: bytes(1, 2, 3), metadata: metadata('"1"') }, 'a');
      const entry = await cache.entryForKey('a');
      expectEqual(entry?.data, bytes(1, 2, 3));
      expectEqual(entry?.metadata, metadata('"1"'));
      expectEqual(await cache.containsKey('a'), true);
    },
  },
  {
    name: 'knows nothing of other keys',
    check: async ({ open }) => {
      const cache = open();
      await cache.setEntry({ data: bytes(1), metadata: undefined }, 'a');
      expectEqual(await cache.entryForKey('b'), undefined);
      expectEqual(await cache.containsKey('b'), false);
    },
  },
  {
    name: 'keeps its entries when it is opened again',
    check: async ({ open }) => {
      const first = open();
      await first.setEntry({ data: bytes(1), metadata: metadata('"1"') }, 'a');
      await first.close();
      expectEqual((await open().entryForKey('a'))?.metadata, metadata('"1"'));
    },
  },
  {
    name: 'replaces an entry as a whole',
    check: async ({ open }) => {
      const cache = open();
      await cache.setEntry({ data: bytes(1, 2, 3), metadata: metadata('"1"') }, 'a');
      await cache.setEntry({ data: bytes(4), metadata: undefined }, 'a');
      expectEqual(await cache.entryForKey('a'), { data: bytes(4), metadata: undefined });
      expectEqual(await cache.totalCount(), 1);
    },
  },
  {
    name: 'renews the metadata, many times, and leaves the bytes',
    check: async ({ open }) => {
      const cache = open();
      await cache.setEntry({ data: bytes(1, 2, 3), metadata: metadata('"0"') }, 'a');
      for (let round = 1; round <= 200; round++) await cache.setMetadata(metadata(`"${round}"`), 'a');
      expectEqual(await cache.entryForKey('a'), { data: bytes(1, 2, 3), metadata: metadata('"200"') });
      await cache.setEntry({ data: bytes(9), metadata: metadata('"new"') }, 'a');
      expectEqual((await cache.entryForKey('a'))?.metadata, metadata('"new"'));
    },
  },
  {
    name: 'makes no entry by renewing one that is not there',
    check: async ({ open }) => {
      const cache = open();
      await cache.setMetadata(metadata('"1"'), 'a');
      expectEqual(await cache.entryForKey('a'), undefined);
      expectEqual(await cache.totalCount(), 0);
    },
  },
  {
    name: 'removes an entry, and does not mind if there is none',
    check: async ({ open }) => {
      const cache = open();
      await cache.setEntry({ data: bytes(1), metadata: undefined }, 'a');
      await cache.removeEntry('a');
      await cache.removeEntry('a');
      expectEqual(await cache.entryForKey('a'), undefined);
    },
  },
  {
    name: 'removes the variants of a key, not the key itself nor longer keys',
    check: async ({ open }) => {
      const cache = open();
      const keys = ['a', `a${VARIANT_MARK}small`, `a${VARIANT_MARK}round`, 'ab', `ab${VARIANT_MARK}small`];
      for (const key of keys) await cache.setEntry({ data: bytes(1), metadata: undefined }, key);
      await cache.removeVariants('a');
      const left = await Promise.all(keys.map((key) => cache.containsKey(key)));
      expectEqual(left, [true, false, false, true, true]);
    },
  },
  {
    name: 'counts and measures what it has, and removes all',
    check: async ({ open }) => {
      const cache = open();
      expectEqual([await cache.totalCount(), await cache.totalSize()], [0, 0]);
      await cache.setEntry({ data: new Uint8Array(1000), metadata: undefined }, 'a');
      await cache.setEntry({ data: new Uint8Array(500), metadata: undefined }, 'b');
      expectEqual(await cache.totalCount(), 2);
      const size = await cache.totalSize();
      expectTrue(size >= 1500 && size < 3000, `size ${size}`);
      await cache.removeAll();
      expectEqual([await cache.totalCount(), await cache.totalSize()], [0, 0]);
    },
  },
  {
    name: 'takes any key and any length',
    check: async ({ open }) => {
      const cache = open();
      const keys = ['', '../../etc/passwd', 'https://x/ä?q=1#f', `__proto__`, 'k'.repeat(5000), 'a\nb'];
      const data = new Uint8Array(3_000_000).map((_, index) => index % 251);
      for (const key of keys) await cache.setEntry({ data: bytes(key.length % 256), metadata: undefined }, key);
      for (const key of keys) expectEqual((await cache.entryForKey(key))?.data, bytes(key.length % 256));
      await cache.setEntry({ data, metadata: undefined }, 'long');
      const read = (await cache.entryForKey('long'))?.data;
      expectTrue(read?.length === data.length && read.every((value, index) => value === data[index]), 'other bytes');
      await cache.setEntry({ data: bytes(), metadata: undefined }, 'empty');
      expectEqual((await cache.entryForKey('empty'))?.data, bytes());
    },
  },
  {
    name: 'ends with the last of several writes to one key, whole',
    check: async ({ open }) => {
      const cache = open();
      const writes = Array.from({ length: 20 }, (_, index) =>
        cache.setEntry({ data: new Uint8Array(1000).fill(index), metadata: metadata(`"${index}"`) }, 'a'),
      );
      await Promise.all(writes);
      const entry = await cache.entryForKey('a');
      expectEqual(entry?.data, new Uint8Array(1000).fill(19));
      expectEqual(entry?.metadata, metadata('"19"'));
    },
  },
  {
    name: 'takes an entry that is too old for none, and sweeps it away',
    check: async ({ open, age }) => {
      const cache = open({ maxDiskAge: 30, diskCacheExpireType: 'modification' });
      await cache.setEntry({ data: bytes(1), metadata: undefined }, 'a');
      await cache.setEntry({ data: bytes(1), metadata: undefined }, 'b');
      await age(60);
      expectEqual(await cache.entryForKey('a'), undefined);
      expectEqual(await cache.containsKey('b'), false);
      await cache.removeExpired();
      expectEqual(await cache.totalCount(), 0);
    },
  },
  {
    name: 'counts the age from the time its configuration names',
    check: async ({ open, age }) => {
      const cache = open({ maxDiskAge: 600, diskCacheExpireType: 'change' });
      await cache.setEntry({ data: bytes(1), metadata: metadata('"1"') }, 'renewed');
      await cache.setEntry({ data: bytes(1), metadata: metadata('"1"') }, 'old');
      await age(350);
      await cache.setMetadata(metadata('"2"'), 'renewed');
      await age(350);
      expectEqual(await cache.containsKey('renewed'), true);
      expectEqual(await cache.containsKey('old'), false);
    },
  },
  {
    name: 'does not grow younger by a 304 or by reading where the age counts from the modification',
    check: async ({ open, age }) => {
      const cache = open({ maxDiskAge: 600, diskCacheExpireType: 'modification' });
      await cache.setEntry({ data: bytes(1), metadata: metadata('"1"') }, 'a');
      await age(350);
      await cache.setMetadata(metadata('"2"'), 'a');
      await cache.entryForKey('a');
      await age(350);
      expectEqual(await cache.containsKey('a'), false);
    },
  },
  {
    name: 'does not grow younger by new data where the age counts from the creation',
    check: async ({ open, age }) => {
      const cache = open({ maxDiskAge: 600, diskCacheExpireType: 'creation' });
      await cache.setEntry({ data: bytes(1), metadata: undefined }, 'a');
      await age(350);
      await cache.setEntry({ data: bytes(2), metadata: undefined }, 'a');
      expectEqual((await cache.entryForKey('a'))?.data, bytes(2));
      await age(350);
      expectEqual(await cache.containsKey('a'), false);
    },
  },
  {
    name: 'keeps entries for ever where the age is negative',
    check: async ({ open, age }) => {
      const cache = open({ maxDiskAge: -1 });
      await cache.setEntry({ data: bytes(1), metadata: undefined }, 'a');
      await age(10);
      await cache.removeExpired();
      expectEqual(await cache.containsKey('a'), true);
    },
  },
  {
    name: 'sweeps the oldest entries away until half of the allowed size is left',
    check: async ({ open, age }) => {
      const cache = open({ maxDiskSize: 50_000 });
      for (let index = 0; index < 10; index++) {
        await cache.setEntry({ data: new Uint8Array(8000), metadata: undefined }, `${index}`);
        await age(5);
      }
      await cache.removeExpired();
      const left = await Promise.all(Array.from({ length: 10 }, (_, index) => cache.containsKey(`${index}`)));
      expectTrue((await cache.totalSize()) <= 25_000, 'too much left');
      expectEqual(left, [...Array(7).fill(false), true, true, true]);
    },
  },
  {
    name: 'keeps what else is known of an entry, which a renewal leaves',
    check: async ({ open }) => {
      const cache = open();
      const extended = { thumbHash: 'abc', palette: ['#fff', '#000'] };
      await cache.setEntry({ data: bytes(1), metadata: metadata('"1"'), extended }, 'a');
      await cache.setMetadata(metadata('"2"'), 'a');
      const entry = await open().entryForKey('a');
      expectEqual([entry?.extended, entry?.metadata], [extended, metadata('"2"')]);
      await cache.setEntry({ data: bytes(2), metadata: undefined }, 'a');
      expectEqual((await cache.entryForKey('a'))?.extended, undefined);
    },
  },
  {
    name: 'keeps an entry for as long as the entry says, whatever holds for others',
    check: async ({ open, age }) => {
      const cache = open({ maxDiskAge: 1000, diskCacheExpireType: 'modification' });
      await cache.setEntry({ data: bytes(1), metadata: undefined, maxAge: 100 }, 'short');
      await cache.setEntry({ data: bytes(1), metadata: undefined }, 'usual');
      await cache.setEntry({ data: bytes(1), metadata: undefined, maxAge: 5000 }, 'long');
      await cache.setEntry({ data: bytes(1), metadata: metadata('"1"'), maxAge: -1 }, 'for ever');
      const left = () => Promise.all(['short', 'usual', 'long', 'for ever'].map((key) => cache.containsKey(key)));
      expectEqual(await left(), [true, true, true, true]);
      await age(500);
      expectEqual(await left(), [false, true, true, true]);
      await age(2000);
      await cache.setMetadata(metadata('"2"'), 'for ever');
      expectEqual(await left(), [false, false, true, true]);
      await cache.removeExpired();
      expectEqual(await cache.totalCount(), 2);
      await age(10_000);
      expectEqual(await cache.entryForKey('long'), undefined);
      expectEqual((await cache.entryForKey('for ever'))?.metadata, metadata('"2"'));
    },
  },
];
