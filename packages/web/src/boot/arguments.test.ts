import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { Integer, MultiValueMap, TypeDescriptor } from '@vernal/core';
import { WebRequest } from '../binding/web-request.js';
import { HttpEntity } from '../converters/http-entity.js';
import { BodyType } from '../decorators/body-type.js';
import { RestController } from '../decorators/controller.js';
import { CookieValue } from '../decorators/cookie-value.js';
import { MatrixVariable } from '../decorators/matrix-variable.js';
import { PathVariable } from '../decorators/path-variable.js';
import { RequestBody } from '../decorators/request-body.js';
import { RequestHeader } from '../decorators/request-header.js';
import { GetMapping, PostMapping, RequestMapping } from '../decorators/request-mapping.js';
import { RequestParam } from '../decorators/request-param.js';
import { RequestPart } from '../decorators/request-part.js';
import { HttpHeaders } from '../http/http-headers.js';
import { HttpMethod } from '../http/http-method.js';
import { createParamDecorator } from '../method/create-param-decorator.js';
import { HttpSession } from '../servlet/http-session.js';
import { MultipartFile } from '../servlet/multipart-http-servlet-request.js';
import { started, stopAll } from './serving.test.js';

class Meta {
  title = '';
}

const Path = createParamDecorator(({ request }) => request.requestURI);
const Header = createParamDecorator(async (request, name: string) => await Promise.resolve(request.getHeader(name)));

@RestController()
class ArgumentsController {
  @GetMapping('/own')
  own(@Path() path: string, @Header('X-N') n: string): object {
    return { path, n };
  }

  @GetMapping('/matrix/{owner}/{pet}')
  matrix(
    @MatrixVariable({ pathVar: 'pet', type: Integer }) q: number,
    @MatrixVariable({ name: 'r', required: false }) r: string,
    @MatrixVariable() all: MultiValueMap<string>,
    @MatrixVariable({ pathVar: 'owner' }) owner: Map<string, string>,
  ): object {
    return { q, r, all, owner };
  }

  @GetMapping('/path/{a}/{b}')
  path(@PathVariable() all: Map<string, string>, @PathVariable({ type: Integer }) a: number): object {
    return { all, a };
  }

  @GetMapping('/header-maps')
  headerMaps(
    @RequestHeader() single: Map<string, string>,
    @RequestHeader() multiple: MultiValueMap<string>,
    @RequestHeader() headers: HttpHeaders,
    @RequestHeader('x-n', { of: Integer }) n: number[],
  ): object {
    return { single: single.get('x-n'), multiple: multiple.get('x-n'), headers: headers.get('X-N'), n };
  }

  @GetMapping('/cookies')
  cookies(@CookieValue('a', { type: Integer }) a: number, @CookieValue('b') b: string): object {
    return { a, b };
  }

  @GetMapping('/optional')
  optional(@RequestParam({ type: TypeDescriptor.optional(Integer) }) n: number | undefined): object {
    return { n };
  }

  @PostMapping('/parts')
  async parts(
    @RequestPart() meta: Meta,
    @RequestPart() file: MultipartFile,
    @RequestPart({ required: false }) none: MultipartFile,
    @RequestParam({ of: MultipartFile }) files: MultipartFile[],
    @RequestParam() all: Map<string, string>,
  ): Promise<object> {
    const text = Buffer.from(await file.getBytes()).toString();
    return { meta: meta instanceof Meta && meta.title, text, none, files: files.length, all };
  }

  @PostMapping('/entity')
  entity(@BodyType(Meta) { headers, body }: HttpEntity<Meta>): object {
    return { length: headers.getContentLength(), title: body?.title };
  }

  @PostMapping('/optional-body')
  optionalBody(@RequestBody({ type: TypeDescriptor.optional(Meta) }) meta: Meta | undefined): object {
    return { isThere: meta !== undefined };
  }

  @RequestMapping('/types')
  async types(method: HttpMethod, request: WebRequest, session: HttpSession, body: Readable): Promise<object> {
    let length = 0;
    for await (const chunk of body) length += (chunk as Uint8Array).length;
    return { method: String(method), header: request.getHeader('x-n'), isNew: session.isNew, length };
  }

  @GetMapping('/placeholder')
  placeholder(@RequestParam({ name: 'n', type: Integer, defaultValue: '${default.n:7}' }) n: number): object {
    return { n };
  }
}

describe('arguments', () => {
  let client: Awaited<ReturnType<typeof started>>;
  before(async () => {
    client = await started(ArgumentsController);
  });
  after(stopAll);

  it('come from matrix variables, of one segment or of all', async () => {
    await client.get('/matrix/1;q=1;r=2/5;q=3').expect(200, {
      q: 3,
      r: '2',
      all: { q: ['1', '3'], r: ['2'] },
      owner: { q: '1', r: '2' },
    });
    await client.get('/matrix/1/2').expect(400);
  });

  it('come from path variables, all at once too', () =>
    client.get('/path/1/x%20y').expect(200, { all: { a: '1', b: 'x y' }, a: 1 }));

  it('come from headers, all at once too', async () => {
    const request = client.get('/header-maps').set('X-N', '1, 2');
    await request.expect(200, { single: '1, 2', multiple: ['1, 2'], headers: ['1, 2'], n: [1, 2] });
  });

  it('come from cookies', async () => {
    await client.get('/cookies').set('Cookie', 'a=5; b=x%20y+z').expect(200, { a: 5, b: 'x y+z' });
    await client.get('/cookies').set('Cookie', 'b=1').expect(400);
  });

  it('are refused where the escape of a cookie is broken', () =>
    client.get('/cookies').set('Cookie', 'a=5; b=x%2').expect(400));

  it('are not there for an empty optional number, and refused for a blank one', async () => {
    await client.get('/optional?n=').expect(200, {});
    await client.get('/optional?n=%20').expect(400);
  });

  it('come from the parts of a body', async () => {
    const request = client
      .post('/parts')
      .attach('meta', Buffer.from('{"title":"T"}'), { contentType: 'application/json', filename: 'meta.json' })
      .attach('file', Buffer.from('one'), 'one.txt')
      .attach('files', Buffer.from('two'), 'two.txt')
      .attach('files', Buffer.from('three'), 'three.txt')
      .field('note', 'n');
    await request.expect(200, { meta: 'T', text: 'one', files: 2, all: { note: 'n' } });
    await client.post('/parts').field('note', 'n').expect(400);
    const text = client.post('/parts').attach('meta', Buffer.from('{}'), { contentType: 'application/json' });
    await text.attach('file', Buffer.from('one'), 'one.txt').field('files', 'no file').expect(400);
  });

  it('come from the body with its headers', async () => {
    await client.post('/entity').send({ title: 'T' }).expect(200, { length: 13, title: 'T' });
    await client.post('/optional-body').expect(200, { isThere: false });
    await client.post('/optional-body').send({}).expect(200, { isThere: true });
  });

  it('come by their types', async () => {
    const { body } = await client.put('/types').set('X-N', 'n').type('text/plain').send('12345').expect(200);
    assert.deepEqual(body, { method: 'PUT', header: 'n', isNew: true, length: 5 });
  });

  it('come by decorators of one’s own', () => client.get('/own').set('X-N', '1').expect(200, { path: '/own', n: '1' }));

  it('have defaults from the environment', () => client.get('/placeholder').expect(200, { n: 7 }));
});
