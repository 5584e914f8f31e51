import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import request from 'supertest';
import { MalformedMultipartException, MaxUploadSizeExceededException } from '../errors/multipart-exceptions.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { MultipartConfig } from '../servlet/multipart-config.js';
import type { MultipartFile, MultipartHttpServletRequest } from '../servlet/multipart-http-servlet-request.js';
import { ServletContainer } from '../servlet/servlet-container.js';
import {
  type MultipartResolverOptions,
  StandardServletMultipartResolver,
} from './standard-servlet-multipart-resolver.js';

type Service = (upload: MultipartHttpServletRequest) => unknown;

describe('StandardServletMultipartResolver', () => {
  let location: string;
  beforeEach(async () => {
    location = await mkdtemp(join(tmpdir(), 'vernal-test-'));
  });
  afterEach(() => rm(location, { recursive: true }));
  const filesLeft = () => readdir(location);

  /** A listener that answers what `service` returns, or the name of the exception. */
  async function listenerOf(service: Service, config: MultipartConfig = {}, options?: MultipartResolverOptions) {
    const resolver = new StandardServletMultipartResolver(options);
    const container = new ServletContainer();
    const upload = async (incoming: HttpServletRequest, response: HttpServletResponse) => {
      let answer: unknown = 'no upload';
      if (resolver.isMultipart(incoming)) {
        let multipart: MultipartHttpServletRequest | undefined;
        try {
          multipart = await resolver.resolveMultipart(incoming);
          answer = await service(multipart);
        } catch (error) {
          answer = (error as Error).name;
        }
        if (multipart) await resolver.cleanupMultipart(multipart);
      }
      response.contentType = 'application/json';
      await response.complete(JSON.stringify(answer));
    };
    container.servletContext
      .addServlet('main', { service: upload })
      .addMapping('/')
      .setMultipartConfig({ location, ...config });
    await container.start();
    return container.listener;
  }
  const client = async (...args: Parameters<typeof listenerOf>) => request(await listenerOf(...args));

  const describeAll: Service = async (upload) => ({
    parameters: [...upload.getParameterMap()],
    files: await Promise.all(
      upload
        .getFileNames()
        .flatMap((name) =>
          upload
            .getFiles(name)
            .map(async (file) => [
              file.name,
              file.originalFilename,
              file.contentType ?? null,
              file.size,
              Buffer.from(await file.getBytes()).toString(),
            ]),
        ),
    ),
  });

  for (const fileSizeThreshold of [0, 1000]) {
    it(`reads files and parameters, above ${fileSizeThreshold} bytes from disk`, async () => {
      const http = await client(describeAll, { fileSizeThreshold });
      const answer = await http
        .post('/?title=query')
        .field('title', 'Grüße')
        .attach('file', Buffer.from('one'), { filename: 'ä b.txt', contentType: 'text/plain' })
        .attach('file', Buffer.from('two'), { filename: 'two.bin' })
        .attach('empty', Buffer.alloc(0), { filename: 'empty.txt' });
      assert.deepEqual(answer.body, {
        parameters: [['title', ['Grüße', 'query']]],
        files: [
          ['file', 'ä b.txt', 'text/plain', 3, 'one'],
          ['file', 'two.bin', 'application/octet-stream', 3, 'two'],
          ['empty', 'empty.txt', 'text/plain', 0, ''],
        ],
      });
      assert.deepEqual(await filesLeft(), []);
    });
  }

  for (const fileSizeThreshold of [0, 1_000_000]) {
    it(`gives files as streams, above ${fileSizeThreshold} bytes from disk, also those that are left in the middle`, async () => {
      const bytes = Buffer.alloc(200_000, 'abc');
      const http = await client(
        async (upload) => {
          const hash = createHash('sha1');
          for await (const chunk of (upload.getFile('file') as MultipartFile).getInputStream())
            hash.update(chunk as Uint8Array);
          const left = (upload.getFile('file') as MultipartFile).getInputStream();
          const [first] = (await once(left, 'data')) as [Uint8Array];
          left.destroy();
          return [hash.digest('hex'), first.length > 0];
        },
        { fileSizeThreshold },
      );
      const answer = await http.post('/').attach('file', bytes, { filename: 'a.bin' });
      assert.deepEqual(answer.body, [createHash('sha1').update(bytes).digest('hex'), true]);
      assert.deepEqual(await filesLeft(), []);
    });
  }

  const raw = (http: Awaited<ReturnType<typeof client>>, body: string, type = 'multipart/form-data; boundary=XX') =>
    http.post('/').set('Content-Type', type).send(body.replaceAll('\n', '\r\n'));

  it('leaves out parts that are no form data, and those without a name', async () => {
    const http = await client(describeAll);
    const answer = await raw(
      http,
      `--XX\nContent-Disposition: attachment; name="file"; filename="a"\n\nA\n` +
        `--XX\nContent-Disposition: form-data; name=""\n\nB\n` +
        `--XX\nContent-Disposition: form-data; name="c"\n\nC\n--XX--\n`,
    );
    assert.deepEqual(answer.body, { parameters: [['c', ['C']]], files: [] });
  });

  it('knows the headers of each part, and names in their extended form', async () => {
    const http = await client((upload) => [
      upload.getPart('file')?.getHeader('X-Note'),
      upload.getFile('file')?.originalFilename,
      upload.getFile('file')?.contentType ?? null,
      upload.getMultipartHeaders('field')?.get('x-other'),
      upload.getMultipartHeaders('none') ?? null,
    ]);
    const answer = await raw(
      http,
      `--XX\nContent-Disposition: form-data; name="file"; filename*=UTF-8''%C3%BCber.txt\nX-Note: noted\n\nU\n` +
        `--XX\nContent-Disposition: form-data; name="field"\nX-Other: a\nX-Other: b\n\nv\n--XX--\n`,
    );
    assert.deepEqual(answer.body, ['noted', 'über.txt', null, ['a', 'b'], null]);
  });

  it('tells the name that the client gave, folders included', async () => {
    const http = await client((upload) => upload.getFile('f')?.originalFilename);
    await raw(http, '--XX\nContent-Disposition: form-data; name="f"; filename="../dir/x.txt"\n\nx\n--XX--\n').expect(
      '"../dir/x.txt"',
    );
  });

  it('takes a part without a chosen file as an empty file, one without a name not at all', async () => {
    const http = await client((upload) => [upload.getFile('file')?.originalFilename, upload.getParts().length]);
    const body =
      '--XX\nContent-Disposition: form-data; name="file"; filename=""\n\n\n--XX\nContent-Disposition: form-data\n\nx\n--XX--\n';
    assert.deepEqual((await raw(http, body)).body, ['', 1]);
  });

  it('looks only at requests that are uploads', async () => {
    const http = await client(() => 'upload');
    await http.post('/').type('form').send('a=1').expect('"no upload"');
    await raw(http, '--XX--\n', 'multipart/mixed; boundary=XX').expect('"upload"');
    const strict = await client(() => 'upload', {}, { strictServletCompliance: true });
    await raw(strict, '--XX--\n', 'multipart/mixed; boundary=XX').expect('"no upload"');
  });

  const malformed: [name: string, body: string, type?: string][] = [
    ['that ends in a part', '--XX\nContent-Disposition: form-data; name="a"; filename="a"\n\nabc'],
    ['that ends in the headers of a part', '--XX\nContent-Disposition: form-data; na'],
    ['whose type names no boundary', '--XX--\n', 'multipart/form-data'],
    ['with a part whose headers do not end', '--XX\nContent-Disposition: form-data; name="a"\n\n--XX--\n'],
    ['with a disposition that is none', '--XX\nContent-Disposition: form-data; name\n\nx\n--XX--\n'],
  ];
  for (const [name, body, type] of malformed) {
    it(`refuses a body ${name}`, async () => {
      const http = await client(describeAll);
      await raw(http, body, type).expect(JSON.stringify(MalformedMultipartException.name));
      assert.deepEqual(await filesLeft(), []);
    });
  }

  for (const body of ['nothing of that kind', '', '--XX', '--YY\n\nx\n--YY--\n']) {
    it(`finds no parts in ${JSON.stringify(body)}, where the boundary never stands`, async () => {
      const http = await client((upload) => [upload.getFileNames(), upload.getParameterNames()]);
      await raw(http, body).expect(JSON.stringify([[], []]));
    });
  }

  const limits: [name: string, config: MultipartConfig, size: number, accepted: boolean][] = [
    ['takes a file as large as is allowed', { maxFileSize: 2000 }, 2000, true],
    ['refuses a file that is larger', { maxFileSize: 2000 }, 2001, false],
    ['refuses a body that is announced as larger', { maxRequestSize: 2000 }, 2000, false],
    ['has no bounds that are not set', {}, 3_000_000, true],
  ];
  for (const [name, config, size, accepted] of limits) {
    it(`${name}, and leaves no file behind`, async () => {
      const http = await client((upload) => upload.getFile('file')?.size, config);
      const answer = await http.post('/').attach('file', Buffer.alloc(size), 'big.bin');
      assert.deepEqual(answer.body, accepted ? size : MaxUploadSizeExceededException.name);
      assert.deepEqual(await filesLeft(), []);
    });
  }

  it('refuses a body that turns out to be larger than it may', async () => {
    const http = await client(describeAll, { maxRequestSize: 1000 });
    const chunked = http
      .post('/')
      .set('Content-Type', 'multipart/form-data; boundary=XX')
      .set('Transfer-Encoding', 'chunked');
    chunked.write(`--XX\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n${'x'.repeat(2000)}`);
    const answer = await chunked;
    assert.equal(answer.body, MaxUploadSizeExceededException.name);
    assert.deepEqual(await filesLeft(), []);
  });

  it('moves a file where the application wants it', async () => {
    const kept = join(location, 'kept.txt');
    await writeFile(kept, 'old');
    const http = await client(async (upload) => {
      await upload.getFile('file')?.transferTo(kept);
      return Buffer.from((await upload.getFile('file')?.getBytes()) ?? []).toString();
    });
    await http.post('/').attach('file', Buffer.from('new'), 'a.txt').expect('"new"');
    assert.deepEqual(await filesLeft(), ['kept.txt']);
    assert.equal(await readFile(kept, 'utf8'), 'new');
  });

  it('reads lazily what is asked for', async () => {
    const untouched = await client((upload) => upload.getParameterNames(), { maxFileSize: 1 }, { resolveLazily: true });
    const answer = await untouched.post('/?q=1').attach('file', Buffer.from('large'), 'a.txt');
    assert.deepEqual(answer.body, ['q']);
    const early = await client((upload) => upload.getFile('file'), {}, { resolveLazily: true });
    await early.post('/').attach('file', Buffer.from('x'), 'a.txt').expect('"IllegalStateException"');
    const late = await client(
      async (upload) => {
        await upload.initializeMultipart();
        return upload.getFile('file')?.size;
      },
      { maxFileSize: 3 },
      { resolveLazily: true },
    );
    await late.post('/').attach('file', Buffer.from('abc'), 'a.txt').expect('3');
    await late.post('/').attach('file', Buffer.from('abcd'), 'a.txt').expect('"MaxUploadSizeExceededException"');
    assert.deepEqual(await filesLeft(), []);
  });

  it('reads back whatever bytes a part has', async () => {
    const http = await client(async (upload) =>
      Buffer.from(await (upload.getFile('f') as { getBytes(): Promise<Uint8Array> }).getBytes()).toString('hex'),
    );
    const tricky = fc.constantFrom('\r\n--XX', '\r\n', '--XX--', '-', 'a', '\0', '\xff');
    await fc.assert(
      fc.asyncProperty(fc.array(tricky, { maxLength: 10 }), async (pieces) => {
        const content = Buffer.from(`x${pieces.join('').replaceAll('\r\n--XX', '\r\n--XY')}`, 'latin1');
        const answer = await http
          .post('/')
          .set('Content-Type', 'multipart/form-data; boundary=XX')
          .send(
            Buffer.concat([
              Buffer.from('--XX\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n'),
              content,
              Buffer.from('\r\n--XX--\r\n'),
            ]),
          );
        assert.equal(answer.body, content.toString('hex'));
      }),
      { numRuns: 50 },
    );
  });

  describe('where the client goes away', () => {
    let server: Server;
    afterEach(() => server.close());

    it('removes what had arrived', async () => {
      let failed = (_error: unknown) => {};
      const failure = new Promise((resolve) => {
        failed = resolve;
      });
      const resolver = new StandardServletMultipartResolver();
      const container = new ServletContainer();
      const service = async (incoming: HttpServletRequest) => {
        try {
          await resolver.resolveMultipart(incoming);
        } catch (error) {
          failed(error);
          throw error;
        }
      };
      container.servletContext.addServlet('main', { service }).addMapping('/').setMultipartConfig({ location });
      await container.start();
      server = createServer(container.listener);
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const headers = { 'Content-Type': 'multipart/form-data; boundary=XX', 'Content-Length': '10000' };
      const sending = httpRequest({ port, host: '127.0.0.1', method: 'POST', headers }).on('error', () => {});
      sending.write('--XX\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\nabc');
      while ((await filesLeft()).length === 0);
      sending.destroy();
      assert.equal(((await failure) as Error).name, 'ClientAbortException');
      assert.deepEqual(await filesLeft(), []);
    });
  });
});
