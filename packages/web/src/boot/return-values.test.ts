import assert from 'node:assert/strict';
import { ByteArrayResource } from '@vernal/core';
import { HttpEntity } from '../converters/http-entity.js';
import { ResponseEntity } from '../converters/response-entity.js';
import { BodyType } from '../decorators/body-type.js';
import { RestController } from '../decorators/controller.js';
import { GetMapping, PutMapping } from '../decorators/request-mapping.js';
import { HttpHeaders } from '../http/http-headers.js';
import { HttpStatus } from '../http/http-status.js';
import { MediaType } from '../http/media-type.js';
import { ProblemDetail } from '../http/problem-detail.js';
import { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { started, stopAll } from './serving.test.js';

const CHANGED = Date.UTC(2024, 0, 2, 3, 4, 5);
const CHANGED_TEXT = 'Tue, 02 Jan 2024 03:04:05 GMT';

enum Kind {
  SAFE = 'SAFE',
}

@RestController()
class ReturnsController {
  @GetMapping('/validated')
  validated(): ResponseEntity<string> {
    return ResponseEntity.ok().eTag('"v1"').lastModified(CHANGED).header('X-Own', 'own').body('first');
  }

  @GetMapping('/validated-before')
  validatedBefore(response: HttpServletResponse): ResponseEntity<string> {
    response.setHeader('ETag', '"v1"');
    return ResponseEntity.ok().eTag('"v2"').body('first');
  }

  @PutMapping('/validated')
  changed(): ResponseEntity<string> {
    return ResponseEntity.ok().eTag('"v1"').body('first');
  }

  @GetMapping('/no-body')
  noBody(): ResponseEntity<void> {
    return ResponseEntity.noContent().build();
  }

  @GetMapping('/entity')
  entity(): HttpEntity<string> {
    const headers = new HttpHeaders();
    headers.set('X-Own', 'own');
    headers.setContentType(MediaType.parseMediaType('text/markdown'));
    return new HttpEntity('# text', headers);
  }

  @GetMapping('/preset')
  preset(response: HttpServletResponse): number[] {
    response.contentType = 'application/vnd.own+json';
    return [1];
  }

  @GetMapping({ path: '/resource', produces: 'text/plain' })
  resource(): ByteArrayResource {
    return new ByteArrayResource(Buffer.from('0123456789'));
  }

  @GetMapping('/kind')
  @BodyType(Kind)
  kind(): Kind {
    return Kind.SAFE;
  }

  @GetMapping('/nothing')
  @BodyType(String)
  nothing(): string | undefined {
    return undefined;
  }

  @GetMapping('/download/{name}')
  download(): string {
    return 'text';
  }

  @GetMapping('/problem')
  problem(): ProblemDetail {
    return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, 'It is taken.');
  }

  @GetMapping({ path: '/range', produces: 'text/*' })
  range(): string {
    return 'text';
  }

  @GetMapping({ path: '/quality', produces: ['text/plain', 'application/json'] })
  quality(): string {
    return '"text"';
  }

  @GetMapping('/odd')
  odd(): object {
    const own = new Map<string, unknown>([['nan', Number.NaN]]);
    return { own, set: new Set([1n]), toJSON: () => ({ own, set: new Set([1n]) }) };
  }
}

describe('return values', () => {
  let client: Awaited<ReturnType<typeof started>>;
  before(async () => {
    client = await started(ReturnsController);
  });
  after(stopAll);

  it('that are entities with validators answer conditional requests', async () => {
    const { headers } = await client.get('/validated').expect(200, 'first');
    assert.equal(headers['last-modified'], CHANGED_TEXT);
    const unchanged = await client.get('/validated').set('If-None-Match', '"v1"').expect(304, '');
    assert.equal(unchanged.headers.etag, '"v1"');
    assert.equal(unchanged.headers['x-own'], 'own');
    await client.get('/validated').set('If-None-Match', '"v2"').set('If-Modified-Since', CHANGED_TEXT).expect(200);
    await client.get('/validated').set('If-Modified-Since', CHANGED_TEXT).expect(304);
    await client.put('/validated').set('If-None-Match', '"v1"').expect(200, 'first');
  });

  it('compare the entity tag that the answer had before the entity', async () => {
    await client.get('/validated-before').set('If-None-Match', '"v2"').expect(200, 'first').expect('ETag', '"v1"');
    await client.get('/validated-before').set('If-None-Match', '"v1"').expect(304);
  });

  it('that are entities give headers and type', async () => {
    await client.get('/no-body').expect(204, '');
    const { headers, text } = await client.get('/entity').expect(200);
    assert.equal(headers['content-type'], 'text/markdown');
    assert.equal(headers['x-own'], 'own');
    assert.equal(text, '# text');
  });

  it('are written as the type that the handler has set', async () => {
    const { type } = await client.get('/preset').set('Accept', 'application/json').expect(200);
    assert.equal(type, 'application/vnd.own+json');
  });

  it('that are resources are written in parts', async () => {
    const part = await client.get('/resource').set('Range', 'bytes=2-4').expect(206);
    assert.equal(part.headers['content-range'], 'bytes 2-4/10');
    await client.get('/resource').set('Range', 'bytes=20-').expect(416);
    const parts = await client.get('/resource').set('Range', 'bytes=0-1,8-').expect(206);
    assert.match(parts.type, /^multipart\/byteranges/);
  });

  it('that are enumerations are JSON', () => client.get('/kind').expect(200, '"SAFE"'));

  it('that are nothing are an empty body', async () => {
    await client.get('/nothing').expect(200, '');
    await client.get('/nothing').set('Accept', 'image/png').expect(200, '');
  });

  it('are not opened as what the end of the path says', async () => {
    const disposition = async (path: string) => (await client.get(path).expect(200)).headers['content-disposition'];
    assert.equal(await disposition('/download/setup.bat'), 'inline;filename=f.txt');
    assert.equal(await disposition('/download/notes;x=setup.bat'), 'inline;filename=f.txt');
    assert.equal(await disposition('/download/notes.txt'), undefined);
    assert.equal(await disposition('/download/notes'), undefined);
  });

  it('that are problems have their status, and a type of problems whatever is accepted', async () => {
    for (const accept of ['*/*', 'application/json', 'application/vnd.own+json', 'text/plain']) {
      const { body, type } = await client.get('/problem').set('Accept', accept).expect(409);
      assert.equal(type, 'application/problem+json', accept);
      assert.equal((body as { instance: string }).instance, '/problem');
    }
  });

  it('are written as the type that client and handler want most', async () => {
    const accepted = { 'text/plain;q=0.5, application/json': 'application/json', '*/*': 'text/plain' };
    for (const [accept, type] of Object.entries(accepted)) {
      assert.equal((await client.get('/quality').set('Accept', accept).expect(200)).type, type);
    }
    await client.get('/quality').set('Accept', 'image/png').expect(406);
    await client.get('/quality').set('Accept', 'nonsense').expect(406);
    await client.get('/range').set('Accept', 'text/markdown').expect(200, 'text');
    await client.get('/range').expect(500);
  });

  it('that JSON alone cannot say are written as Jackson writes them', () =>
    client.get('/odd').expect(200, '{"own":{"nan":"NaN"},"set":[1]}'));
});
