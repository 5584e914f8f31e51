import assert from 'node:assert/strict';
import sharp from 'sharp';
import { SharedGallery } from '../testing/gallery-under-test.js';

describe('Pictures of examples/image-update over HTTP', () => {
  const gallery = new SharedGallery();

  it('cost 304 without bytes for who has them, by date and by tag', async () => {
    const { headers } = await gallery.ask().get('/images/meadow').expect(200);
    const { 'last-modified': lastModified = '', etag = '' } = headers;
    await gallery.ask().get('/images/meadow').set('If-Modified-Since', lastModified).expect(304, '');
    await gallery.ask().head('/images/meadow').set('If-None-Match', etag).expect(304);
  });

  it('may be laid out by the browser that opens one by itself, and run nothing', async () => {
    const { headers } = await gallery.ask().get('/images/meadow').expect(200);
    assert.match(headers['content-security-policy'] ?? '', /^default-src 'none'; style-src 'unsafe-inline';/);
  });

  it('are told of by HEAD without their bytes', async () => {
    const whole = await gallery.ask().get('/images/harbour');
    const head = await gallery.ask().head('/images/harbour').expect(200);
    assert.equal(head.headers['content-length'], whole.headers['content-length']);
    assert.equal(head.headers.etag, whole.headers.etag);
  });

  it('are sent in parts', async () => {
    const { body } = await gallery.ask().get('/images/meadow');
    const part = await gallery.ask().get('/images/meadow').set('Range', 'bytes=10-19').expect(206);
    assert.deepEqual(part.body, body.subarray(10, 20));
    assert.equal(part.headers['content-range'], `bytes 10-19/${body.length}`);
    await gallery.ask().get('/images/meadow').set('Range', `bytes=${body.length}-`).expect(416);
  });

  it('are sent whole where the part that is asked for is that of another picture', async () => {
    const { body, headers } = await gallery.ask().get('/images/meadow');
    const asked = gallery.ask().get('/images/meadow').set('Range', 'bytes=10-19');
    assert.deepEqual((await asked.set('If-Range', '"another"').expect(200)).body, body);
    const again = gallery.ask().get('/images/meadow').set('Range', 'bytes=10-19');
    await again.set('If-Range', headers.etag ?? '').expect(206);
  });

  it('are as wide as was asked for, rounded up, each width with a tag of its own', async () => {
    const thumbnail = await gallery
      .ask()
      .get('/images/meadow?width=300')
      .expect(200)
      .expect('Content-Type', 'image/webp');
    assert.equal((await sharp(thumbnail.body).metadata()).width, 320);
    const { headers } = await gallery.ask().get('/images/meadow');
    assert.notEqual(thumbnail.headers.etag, headers.etag);
    await gallery
      .ask()
      .get('/images/meadow?width=320')
      .set('If-None-Match', thumbnail.headers.etag ?? '')
      .expect(304, '');
    await gallery
      .ask()
      .get('/images/meadow?width=640')
      .set('If-None-Match', thumbnail.headers.etag ?? '')
      .expect(200);
  });

  it('are never enlarged, and of a width that makes sense', async () => {
    const { body } = await gallery.ask().get('/images/meadow?width=1920').expect(200);
    assert.equal((await sharp(body).metadata()).width, 1200);
    for (const width of ['0', '99999', 'wide']) {
      const { body: problem } = await gallery.ask().get(`/images/meadow?width=${width}`).expect(400);
      assert.equal(problem.status, 400);
    }
  });

  it('are another for who has one of the same size and second', async () => {
    const { painter, token } = await gallery.logIn();
    const [red, blue] = await Promise.all(
      [
        { r: 200, g: 0, b: 0 },
        { r: 0, g: 0, b: 200 },
      ].map((background) =>
        sharp({ create: { width: 8, height: 8, channels: 3, background } })
          .png({ compressionLevel: 0 })
          .toBuffer(),
      ),
    );
    assert.equal(red?.length, blue?.length);
    const put = (file: Buffer) =>
      painter.put('/api/pictures/dunes/content').set('X-CSRF-Token', token).attach('file', file, 'x.png').expect(200);
    await put(red as Buffer);
    const first = await gallery.ask().get('/images/dunes');
    await put(blue as Buffer);
    const second = await gallery
      .ask()
      .get('/images/dunes')
      .set('If-None-Match', first.headers.etag ?? '')
      .set('If-Modified-Since', first.headers['last-modified'] ?? '')
      .expect(200);
    assert.deepEqual(second.body, blue);
  });

  it('of a version are kept for ever by who has them', async () => {
    const { body } = await gallery.ask().get('/api/pictures/meadow');
    const version = await gallery.ask().get(body.versions[0].url).expect(200);
    assert.match(version.headers['cache-control'] ?? '', /max-age=31536000, immutable/);
    await gallery.ask().get('/images/meadow/versions/abc').expect(404);
  });

  it('of old versions are drawn small by the image loader’s endpoint, and nothing else is', async () => {
    const page = await gallery.ask().get('/pictures/meadow').expect(200);
    const [, address = ''] = /<img src="(\/thumbnails[^"]+)"/.exec(page.text) ?? [];
    const thumbnail = await gallery
      .ask()
      .get(address.replaceAll('&amp;', '&'))
      .set('Accept', 'image/webp,*/*')
      .expect(200);
    assert.ok(((await sharp(thumbnail.body as Buffer).metadata()).width ?? 0) < 1200);
    await gallery.ask().get('/thumbnails?url=http%3A%2F%2F127.0.0.1%2F&w=64').expect(403);
    await gallery.ask().get('/thumbnails?url=picture%3Anone&w=64').expect(404);
  });
});
