import assert from 'node:assert/strict';
import { plainPicture, SharedGallery } from '../testing/gallery-under-test.js';

describe('The API of examples/image-update', () => {
  const gallery = new SharedGallery();

  it('tells of pictures page by page, and of the versions of one', async () => {
    const { body } = await gallery.ask().get('/api/pictures?size=2').expect(200);
    assert.equal(body.content.length, 2);
    assert.ok(body.totalPages >= 4);
    const one = await gallery.ask().get('/api/pictures/meadow').expect(200);
    assert.equal(one.body.versions.length, one.body.version);
    assert.equal(one.body.url, '/images/meadow');
  });

  it('says of each field what is wrong with it', async () => {
    const { painter, token } = await gallery.logIn();
    const { body } = await painter
      .patch('/api/pictures/meadow')
      .set('X-CSRF-Token', token)
      .send({ title: '', name: 'a--b' })
      .expect(400);
    const fields = body.errors.map(({ field, message }: Record<string, string>) => `${field}: ${message}`).sort();
    assert.deepEqual(fields, [
      'name: Use small letters, digits and single hyphens between them.',
      'title: Give the picture a title.',
    ]);
  });

  it('adds, renames and deletes', async () => {
    const { painter, token } = await gallery.logIn();
    const file = await plainPicture('green');
    const added = await painter
      .post('/api/pictures')
      .set('X-CSRF-Token', token)
      .attach('file', file, 'from-api.jpg')
      .expect(201)
      .expect('Location', '/api/pictures/from-api');
    assert.equal(added.body.author, 'painter');
    const patch = { title: 'From the API', name: 'by-api' };
    await painter.patch('/api/pictures/from-api').set('X-CSRF-Token', token).send(patch).expect(200);
    const conflict = await painter
      .patch('/api/pictures/by-api')
      .set('X-CSRF-Token', token)
      .send({ ...patch, name: 'meadow' })
      .expect(409);
    assert.match(conflict.body.detail, /called “meadow” already/);
    await painter.delete('/api/pictures/by-api').set('X-CSRF-Token', token).expect(204);
  });
});
