import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AbstractResource, FileSystemResource } from '@vernal/core';
import fc from 'fast-check';
import { CachingResourceResolver } from './caching-resource-resolver.js';
import { responseHeadersOf } from './http-resource.js';
import { PathResourceResolver } from './path-resource-resolver.js';
import { type ResourceResolver, resolverChain } from './resource-resolver.js';
import { VersionResourceResolver } from './version-resource-resolver.js';

const HASH = '900150983cd24fb0d6963f7d28e17f72';

describe('resource resolvers', () => {
  let folder: string;
  let locations: AbstractResource[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'static-'));
    await writeFile(join(folder, 'main.css'), 'abc');
    await writeFile(join(tmpdir(), 'outside.txt'), 'secret');
    locations = [new FileSystemResource(`${folder}/`)];
  });

  after(() => rm(folder, { recursive: true }));

  it('find a file below the location', async () => {
    const found = await resolverChain([new PathResourceResolver()]).resolveResource(undefined, 'main.css', locations);
    assert.equal(found?.filename, 'main.css');
  });

  it('never find a file beside the location', async () => {
    const chain = resolverChain([new PathResourceResolver()]);
    assert.equal(await chain.resolveResource(undefined, '../outside.txt', locations), undefined);
    assert.equal(await chain.resolveResource(undefined, '/../outside.txt', locations), undefined);
  });

  it('never find anything outside, whatever the path is made of', async () => {
    const chain = resolverChain([new PathResourceResolver()]);
    const pieces = [
      '..',
      '.',
      '/',
      '%2e',
      '%2f',
      '%5c',
      '\\',
      '%25',
      '%00',
      '%',
      'outside.txt',
      'main.css',
      'tmp',
      '//',
      '~',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), async (parts) => {
        const found = await chain.resolveResource(undefined, parts.join(''), locations);
        assert.ok(found === undefined || (found as FileSystemResource).path.startsWith(`${folder}/`), parts.join(''));
      }),
      { numRuns: 300 },
    );
  });

  it('give a link with the hash of the content, and find the file by it', async () => {
    const chain = resolverChain([
      new VersionResourceResolver().addContentVersionStrategy('/**'),
      new PathResourceResolver(),
    ]);
    assert.equal(await chain.resolveUrlPath('main.css', locations), `main-${HASH}.css`);
    const found = await chain.resolveResource(undefined, `main-${HASH}.css`, locations);
    assert.deepEqual(found && responseHeadersOf(found), [['ETag', `W/"${HASH}"`]]);
    assert.equal(await chain.resolveResource(undefined, 'main-0000.css', locations), undefined);
  });

  it('put a fixed version in front', async () => {
    const chain = resolverChain([
      new VersionResourceResolver().addFixedVersionStrategy('v7', '/*.css'),
      new PathResourceResolver(),
    ]);
    assert.equal(await chain.resolveUrlPath('main.css', locations), 'v7/main.css');
    assert.equal((await chain.resolveResource(undefined, 'v7/main.css', locations))?.filename, 'main.css');
  });

  it('remember what was found, and look again for what was not', async () => {
    let asked = 0;
    const counting: ResourceResolver = {
      resolveResource: (_request, path) => {
        asked++;
        return path === 'main.css' ? locations[0] : undefined;
      },
      resolveUrlPath: () => undefined,
    };
    const chain = resolverChain([new CachingResourceResolver(), counting]);
    for (const path of ['main.css', 'main.css', 'none.css', 'none.css']) {
      await chain.resolveResource(undefined, path, locations);
    }
    assert.equal(asked, 3);
  });
});
