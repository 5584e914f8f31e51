import { hash } from 'node:crypto';
import type { StoredResponseMetadata } from '../http/response-metadata.js';
import type { ExtendedData, StoredEntry } from '../protocols/disk-cache.js';

// An entry is one file: a line that describes it, the bytes, and then one line for each time the origin confirmed it.
// Each line carries a checksum of itself, the first one the checksum of the bytes. A line that was cut off is passed over,
// so that a renewal can be appended without writing the bytes again.

const MAGIC = 'vernal-image/1';
/** Bytes beyond this are hashed by a thread of the pool. */
const MOST_HASHED_HERE = 512 * 1024;

/** What the first line says. */
export interface EntryHead {
  readonly key: string;
  readonly length: number;
  readonly sha256: string;
  readonly metadata?: StoredResponseMetadata | undefined;
  readonly extended?: ExtendedData | undefined;
  /** In ms; negative means for ever, absent what the cache says. */
  readonly maxAge?: number | undefined;
  /** The length of the line itself, in bytes. */
  readonly headLength: number;
}

interface Renewal {
  readonly sha256: string;
  readonly metadata: StoredResponseMetadata;
}

/** The first line of a new file. */
export async function encodeHead(entry: StoredEntry, key: string): Promise<Buffer> {
  const { data, metadata, extended, maxAge } = entry;
  return Buffer.from(line({ key, length: data.length, sha256: await sha256(data), metadata, extended, maxAge }));
}

/** The line to append when the metadata of a file is renewed. It begins with a line break, in case the line before was cut off. */
export function encodeRenewal(sha256: string, metadata: StoredResponseMetadata): Buffer {
  return Buffer.from(`\n${line({ sha256, metadata })}`);
}

/** Reads the first line. @returns undefined where it is not whole or not ours */
export function decodeHead(file: Buffer): EntryHead | undefined {
  const end = file.indexOf(0x0a);
  const head = end < 0 ? undefined : parseLine<EntryHead>(file.toString('utf8', 0, end));
  return head && { ...head, headLength: end + 1 };
}

/** Reads what follows the first line. @returns undefined where it is damaged */
export async function decodeEntry(file: Buffer<ArrayBuffer>, head: EntryHead): Promise<StoredEntry | undefined> {
  const { headLength, length, extended, maxAge } = head;
  if (file.length < headLength + length) return undefined;
  const data = new Uint8Array(file.buffer, file.byteOffset + headLength, length);
  if ((await sha256(data)) !== head.sha256) return undefined;
  const renewed = lastRenewal(file.toString('utf8', headLength + length), head.sha256);
  return { data, metadata: renewed ?? head.metadata, extended, maxAge };
}

/** The same for the bytes alone, at once. */
export function decodeDataSync(file: Buffer<ArrayBuffer>, head: EntryHead): Uint8Array<ArrayBuffer> | undefined {
  const data = file.subarray(head.headLength, head.headLength + head.length);
  const isWhole = data.length === head.length && hash('sha256', data) === head.sha256;
  return isWhole ? new Uint8Array(data.buffer, data.byteOffset, data.length) : undefined;
}

function lastRenewal(lines: string, sha256: string): StoredResponseMetadata | undefined {
  if (lines === '') return undefined;
  return lines
    .split('\n')
    .map((text) => parseLine<Renewal>(text))
    .findLast((renewal) => renewal?.sha256 === sha256)?.metadata;
}

function line(content: object): string {
  const json = JSON.stringify(content);
  return `${MAGIC} ${checksum(json)} ${json}\n`;
}

function parseLine<Content>(text: string): Content | undefined {
  const [magic, sum] = text.split(' ', 2);
  if (magic !== MAGIC || sum === undefined) return undefined;
  const json = text.slice(magic.length + sum.length + 2);
  return checksum(json) === sum ? (JSON.parse(json) as Content) : undefined;
}

function checksum(text: string): string {
  return hash('sha256', text).slice(0, 16);
}

async function sha256(data: Uint8Array<ArrayBuffer>): Promise<string> {
  if (data.length <= MOST_HASHED_HERE) return hash('sha256', data);
  return Buffer.from(await crypto.subtle.digest('SHA-256', data)).toString('hex');
}
