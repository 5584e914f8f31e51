import assert from 'node:assert/strict';
import { RouterFunctions } from '../functional/router-functions.js';
import type { ServerRequest } from '../functional/server-request.js';
import { ServerResponse } from '../functional/server-response.js';
import { serving, stopAll } from './serving.test.js';

describe('the request of a function', () => {
  afterEach(stopAll);

  /** A client of a route that answers with what is seen of its request. */
  const seeing = (seen: (request: ServerRequest) => unknown) =>
    serving(
      RouterFunctions.route()
        .POST('/x', async (request) => ServerResponse.ok().body({ seen: await seen(request) }))
        .build(),
    );

  it('gives the parts of an upload by their names', async () => {
    const client = await seeing(async (request) => {
      const parts = await request.multipartData();
      const files = parts.get('file')?.map((part) => part.submittedFileName);
      return { files, text: Buffer.from((await parts.getFirst('text')?.getBytes()) ?? []).toString() };
    });
    const { body } = await client
      .post('/x')
      .field('text', 'hello')
      .attach('file', Buffer.of(1), 'a')
      .attach('file', Buffer.of(2), 'b');
    assert.deepEqual(body, { seen: { files: ['a', 'b'], text: 'hello' } });
  });

  it('has no parts where it is no upload', async () => {
    const client = await seeing(async (request) => [...(await request.multipartData()).keys()]);
    const { body } = await client.post('/x').send({});
    assert.deepEqual(body, { seen: [] });
  });

  it('begins links at its own URL', async () => {
    const client = await seeing((request) => request.uriBuilder().replacePath('/y').toUriString());
    const { body } = await client.post('/x?a=1').set('Host', 'shop.example');
    assert.deepEqual(body, { seen: 'http://shop.example/y?a=1' });
  });

  it('gives its headers as HttpHeaders', async () => {
    const client = await seeing((request) => request.headers.asHttpHeaders().getFirst('x-a'));
    const { body } = await client.post('/x').set('X-A', 'sent');
    assert.deepEqual(body, { seen: 'sent' });
  });
});
