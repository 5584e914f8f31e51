import assert from 'node:assert/strict';
import { Origin } from '../testing/origin.js';
import { NodeImageDownloader } from './node-image-downloader.js';

describe('handleCookies', () => {
  let origin: Origin;
  let downloader: NodeImageDownloader;

  beforeEach(async () => {
    origin = await Origin.start((request, response) => {
      if (request.url === '/set')
        response.setHeader('set-cookie', ['a=1; Path=/in', 'b=2; HttpOnly', 'bad; Domain=com']);
      response.end('x');
    });
    downloader = new NodeImageDownloader();
  });

  afterEach(async () => {
    await downloader.close();
    await origin.close();
  });

  const cookieOf = async (path: string, handleCookies: boolean, headers = {}) => {
    await downloader.download(origin.url(path), { options: { handleCookies }, context: { headers } });
    return origin.requests.at(-1)!.headers.cookie;
  };

  it('keeps and sends cookies by their rules', async () => {
    assert.equal(await cookieOf('/set', true), undefined);
    assert.equal(await cookieOf('/p', true), 'b=2');
    assert.equal(await cookieOf('/in/p', true), 'a=1; b=2');
  });

  it('neither keeps nor sends any without the option', async () => {
    await cookieOf('/set', false);
    assert.equal(await cookieOf('/p', true), undefined);
    await cookieOf('/set', true);
    assert.equal(await cookieOf('/p', false), undefined);
  });

  it('leaves a cookie that the caller gives alone', async () => {
    await cookieOf('/set', true);
    assert.equal(await cookieOf('/p', true, { cookie: 'own=1' }), 'own=1');
  });
});
