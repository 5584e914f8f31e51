import assert from 'node:assert/strict';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { AbstractResource } from './abstract-resource.js';
import { ByteArrayResource } from './byte-array-resource.js';
import { FileSystemResource } from './file-system-resource.js';
import { InputStreamResource } from './input-stream-resource.js';

async function textOf(stream: Readable): Promise<string> {
  return Buffer.concat(await stream.toArray()).toString();
}

describe('AbstractResource', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vernal-resource-'));
    await writeFile(join(folder, 'a.txt'), '0123456789');
    await utimes(join(folder, 'a.txt'), 1_700_000_000, 1_700_000_000.75);
  });
  after(() => rm(folder, { recursive: true }));

  for (const [name, make] of [
    ['in memory', () => new ByteArrayResource(Buffer.from('0123456789'))],
    ['of a file', () => new FileSystemResource(join(folder, 'a.txt'))],
  ] as [string, () => AbstractResource][]) {
    it(`${name} gives its length, all of its bytes, and a part of them`, async () => {
      const resource = make();
      assert.equal(await resource.exists(), true);
      assert.equal(await resource.contentLength(), 10);
      assert.equal(Buffer.from(await resource.readBytes()).toString(), '0123456789');
      assert.equal(await textOf(resource.getInputStream()), '0123456789');
      assert.equal(await textOf(resource.getInputStream({ start: 2, end: 4 })), '234');
    });
  }

  it('of a file knows name and time, and that a folder is no file', async () => {
    const file = new FileSystemResource(join(folder, 'a.txt'));
    assert.equal(file.filename, 'a.txt');
    assert.equal(await file.lastModified(), 1_700_000_000_750);
    assert.equal(await new FileSystemResource(folder).exists(), false);
    assert.equal(await new FileSystemResource(join(folder, 'none')).exists(), false);
  });

  it('of a stream has an unknown length', async () => {
    const resource = new InputStreamResource(Readable.from([Buffer.from('ab')]));
    assert.equal(resource.contentLength(), -1);
    assert.equal(Buffer.from(await resource.readBytes()).toString(), 'ab');
  });
});
