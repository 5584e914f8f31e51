import assert from 'node:assert/strict';
import { Bean, type Class, Configuration, setLoggerFactory } from '@vernal/core';
import { EnableWebMvc, VernalApplication } from '@vernal/web';
import supertest from 'supertest';
import { sniffFormat, sniffSize } from '../coding/image-header.js';
import { ImageProviderLoader } from '../downloading/image-provider-loader.js';
import { ImageEndpoint } from '../endpoint/image-endpoint.js';
import { ImagePrefetcher } from '../manager/image-prefetcher.js';
import { NodeImageManager } from '../node/node-image-manager.js';
import { Origin, serve } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { EnableImageEndpoint } from './image-endpoint-configuration.js';
import { EnableImageLoader } from './image-loader-configuration.js';

describe('the image loader in an application', () => {
  const running: VernalApplication[] = [];
  let origin: Origin;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;

  before(() => setLoggerFactory(() => ({ debug() {}, info() {}, warn() {}, error() {} })));
  after(() => setLoggerFactory(undefined));
  beforeEach(async () => {
    folder = await temporaryFolder();
    origin = await Origin.start(serve({ body: await picture('red', { width: 600, height: 400 }), etag: '"1"' }));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((application) => application.close()));
    await origin.close();
    await folder.remove();
  });

  async function start(config: Class, settings: Record<string, unknown> = {}): Promise<VernalApplication> {
    const properties = { 'vernal.image-loader.cache.directory': folder.path, ...settings };
    const application = await VernalApplication.run([config], { listen: false, properties });
    running.push(application);
    return application;
  }

  it('is a manager and a prefetcher, made when first asked for and closed with the context', async () => {
    const { context } = await start(LoaderApplication, {
      'vernal.image-loader.downloader.public-addresses-only': 'false',
      'vernal.image-loader.downloader.max-concurrent-downloads': '2',
    });
    const manager = context.getBean(NodeImageManager);
    assert.equal(context.getBean(NodeImageManager), manager);
    assert.equal(manager.downloader?.maxConcurrentDownloads, 2);
    const { finished } = await context.getBean(ImagePrefetcher).prefetchURLs([origin.url('/p')]).promise;
    assert.deepEqual([finished, manager.peek(origin.url('/p'))?.width], [1, 600]);
    origin.become(() => {});
    const unanswered = manager.loadImage(origin.url('/other'));
    await running.pop()!.close();
    await assert.rejects(unanswered.promise, { code: 'cancelled' });
  });

  it('does not start with a setting that is out of its bounds, and names it', async () => {
    const settings = { 'vernal.image-loader.downloader.max-concurrent-downloads': '0' };
    await assert.rejects(
      start(LoaderApplication, settings),
      /vernal\.image-loader\.downloader\.maxConcurrentDownloads/,
    );
  });

  it('has the loaders that are beans', async () => {
    const { context } = await start(AssetApplication);
    const { image } = await context.getBean(NodeImageManager).loadImage('asset:red');
    assert.equal(image.width, 60);
  });

  it('refuses private addresses unless told otherwise', async () => {
    const { context } = await start(LoaderApplication);
    const load = context.getBean(NodeImageManager).loadImage(origin.url('/p'));
    await assert.rejects(load.promise, { code: 'forbidden' });
  });

  it('gives way to a manager of the application', async () => {
    const { context } = await start(OwnApplication);
    assert.equal(context.getBean(NodeImageManager), OwnApplication.manager);
    assert.ok(context.getBean(ImageEndpoint));
  });

  it('says which of its settings is wrong', async () => {
    await assert.rejects(
      start(EndpointApplication, { 'vernal.image-loader.cache.max-disk-size': 'much' }),
      /max-disk-size|maxDiskSize/,
    );
    await assert.rejects(start(EndpointApplication, { 'vernal.image-loader.endpoint.wdiths': '64' }), /wdiths/);
    await assert.rejects(
      start(EndpointApplication, { 'vernal.image-loader.endpoint.sources': 'no-scheme' }),
      /no-scheme/,
    );
  });

  it('answers with images of other sizes and formats', async () => {
    const application = await start(EndpointApplication, {
      'vernal.image-loader.downloader.public-addresses-only': 'false',
      'vernal.image-loader.endpoint.path': '/_image',
      'vernal.image-loader.endpoint.sources': `${origin.base}/**`,
      'vernal.image-loader.endpoint.widths': '64,128',
    });
    const client = supertest(application.listener);
    const address = `/_image?url=${encodeURIComponent(origin.url('/p.png'))}&w=100`;
    const image = await client
      .get(address)
      .set('Accept', 'image/webp')
      .expect(200)
      .expect('Content-Type', 'image/webp');
    const body = new Uint8Array(image.body as Buffer);
    assert.deepEqual([sniffFormat(body), sniffSize(body, 'webp')], ['webp', { width: 128, height: 85 }]);
    assert.deepEqual([image.headers.vary, image.headers['x-image-cache']], ['Accept', 'MISS']);
    const etag = image.headers.etag as string;
    await client.get(address).set('Accept', 'image/webp').set('If-None-Match', etag).expect(304).expect('ETag', etag);
    const head = await client.head(address).set('Accept', 'image/webp').expect(200);
    assert.equal(head.headers['content-length'], String(body.length));
    await client
      .get('/_image?w=100')
      .expect(400)
      .expect('Content-Type', /problem\+json/);
    await client.get(`/_image?url=${encodeURIComponent('https://example.org/')}&w=100`).expect(403);
    await client.post(address).expect(405);
    assert.equal(origin.requests.length, 1);
  });
});

@Configuration()
@EnableWebMvc()
@EnableImageLoader()
class LoaderApplication {}

@Configuration()
@EnableWebMvc()
@EnableImageLoader()
class AssetApplication {
  @Bean()
  assets(): ImageProviderLoader {
    return new ImageProviderLoader(['asset:'], async () => ({ data: await picture('red') }));
  }
}

@Configuration()
@EnableWebMvc()
@EnableImageEndpoint()
class EndpointApplication {}

@Configuration()
@EnableWebMvc()
@EnableImageEndpoint()
class OwnApplication {
  static manager = new NodeImageManager({ cache: { diskCache: false } });

  @Bean()
  ownManager(): NodeImageManager {
    return OwnApplication.manager;
  }
}
