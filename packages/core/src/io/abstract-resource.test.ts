import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { type AbstractResource, ResourceNotFoundException } from './abstract-resource.js';
import { ByteArrayResource } from './byte-array-resource.js';
import { FileSystemResource } from './file-system-resource.js';
import { InputStreamResource } from './input-stream-resource.js';
import { ResourceLoader } from './resource-loader.js';
import { UrlResource } from './url-resource.js';

const TEXT = 'abcdefghij';

describe('AbstractResource', () => {
  let folder: string;
  let url: string;
  const server = createServer((request, response) => {
    if (request.url !== '/letters.txt') return void response.writeHead(404).end();
    const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '');
    const body = range ? TEXT.slice(Number(range[1]), Number(range[2]) + 1) : TEXT;
    response.writeHead(range ? 206 : 200, { 'content-length': body.length }).end(body);
  });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'resources-'));
    await mkdir(join(folder, 'inner'));
    await writeFile(join(folder, 'letters.txt'), TEXT);
    await writeFile(join(folder, 'inner', 'more.txt'), 'more');
    await utimes(join(folder, 'letters.txt'), 1_700_000_000, 1_700_000_000);
    await new Promise<void>((done) => server.listen(0, done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  after(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });

  const kinds: Record<string, { present: () => AbstractResource; absent?: () => AbstractResource }> = {
    FileSystemResource: {
      present: () => new FileSystemResource(join(folder, 'letters.txt')),
      absent: () => new FileSystemResource(join(folder, 'none.txt')),
    },
    UrlResource: {
      present: () => new UrlResource(`${url}/letters.txt`),
      absent: () => new UrlResource(`${url}/none.txt`),
    },
    ByteArrayResource: { present: () => new ByteArrayResource(Buffer.from(TEXT)) },
  };

  for (const [name, { present, absent }] of Object.entries(kinds)) {
    describe(name, () => {
      it('reads all of it, as often as asked', async () => {
        const resource = present();
        assert.equal(await resource.readText(), TEXT);
        assert.equal(await resource.readText(), TEXT);
      });

      it('reads a range with both ends', async () => {
        const chunks = await present().getInputStream({ start: 2, end: 4 }).toArray();
        assert.equal(Buffer.concat(chunks).toString(), 'cde');
      });

      it('knows its length', async () => {
        assert.equal(await present().contentLength(), TEXT.length);
        assert.equal(await present().exists(), true);
      });

      if (absent) {
        it('says what is not there', async () => {
          assert.equal(await absent().exists(), false);
          await assert.rejects(async () => absent().contentLength(), ResourceNotFoundException);
          await assert.rejects(absent().readText());
        });
      }
    });
  }

  it('takes a folder for nothing that can be read', async () => {
    assert.equal(await new FileSystemResource(folder).exists(), false);
  });

  it('knows when a file was changed', async () => {
    assert.equal(await new FileSystemResource(join(folder, 'letters.txt')).lastModified(), 1_700_000_000_000);
  });

  it('finds files relative to a folder and to a file', () => {
    assert.equal(new FileSystemResource(`${folder}/`).createRelative('a.txt').path, join(folder, 'a.txt'));
    assert.equal(
      new FileSystemResource(join(folder, 'letters.txt')).createRelative('a.txt').path,
      join(folder, 'a.txt'),
    );
  });

  it('reads a stream once only', async () => {
    const resource = new InputStreamResource(Readable.from([Buffer.from('x')]));
    assert.equal(await resource.readText(), 'x');
    assert.throws(() => resource.getInputStream(), /can be read once/);
  });

  describe('ResourceLoader', () => {
    it('loads by path, by file URL and by module', async () => {
      const loader = new ResourceLoader(folder);
      assert.equal(await loader.getResource('letters.txt').readText(), TEXT);
      assert.equal(await loader.getResource('file:letters.txt').readText(), TEXT);
      assert.equal(await loader.getResource(pathToFileURL(join(folder, 'letters.txt')).href).readText(), TEXT);
      const module = new ResourceLoader(import.meta.dirname).getResource('module:inversify');
      assert.equal(await module.exists(), true);
    });

    it('names what it knows when asked for another scheme', () => {
      assert.throws(() => new ResourceLoader().getResource('ftp://host/file'), /file:, module:, http:/);
    });

    it('says what to do about a module that is not there', () => {
      assert.throws(() => new ResourceLoader(folder).getResource('module:none/at-all'), /install it/);
    });

    it('finds files by wildcards, in order', async () => {
      const found = await new ResourceLoader(folder).getResources('**/*.txt');
      assert.deepEqual(
        found.map((resource) => resource.filename),
        ['more.txt', 'letters.txt'],
      );
      assert.deepEqual(await new ResourceLoader(folder).getResources('nowhere/*.txt'), []);
    });
  });
});
