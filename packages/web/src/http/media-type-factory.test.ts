import assert from 'node:assert/strict';
import { MediaTypeFactory } from './media-type-factory.js';

const typeOf = (filename: string | undefined) => MediaTypeFactory.getMediaType(filename)?.toString();

describe('MediaTypeFactory', () => {
  it('knows the type by the extension in any case, of paths too', () => {
    assert.equal(typeOf('index.html'), 'text/html');
    assert.equal(typeOf('a/b.c/PHOTO.JPG'), 'image/jpeg');
    assert.equal(typeOf('.css'), 'text/css');
    assert.equal(typeOf('a.tar.xz'), 'application/x-xz');
  });

  it('takes the first type that has the extension', () => {
    assert.equal(String(MediaTypeFactory.getMediaType('a.sub')), 'image/vnd.dvb.subtitle');
  });

  it('knows none without extension, and none for an unknown one', () => {
    for (const name of [undefined, '', 'README', 'a.b/README', 'a.', 'a.unknown', 'a.constructor']) {
      assert.equal(typeOf(name), undefined);
    }
  });
});
