import assert from 'node:assert/strict';
import { IllegalArgumentException, IllegalStateException } from '@vernal/core';
import { hosting } from './hosting.test.js';

describe('NodeHttpServletResponse', () => {
  it('sends one write as a body with its length', async () => {
    const http = await hosting((_, response) => {
      response.contentType = 'text/plain';
      void response.write('hällo');
    });
    const answer = await http.get('/').expect(200, 'hällo').expect('Content-Length', '6');
    assert.equal(answer.headers['transfer-encoding'], undefined);
  });

  it('joins texts and bytes', async () => {
    const http = await hosting((_, response) => {
      void response.write('a');
      void response.write(Buffer.from('b'));
      void response.complete('c');
    });
    await http.get('/').buffer(true).expect(200).expect('Content-Length', '3');
  });

  it('says that an empty answer is empty', async () => {
    const http = await hosting(() => {});
    await http.get('/').expect(200, '').expect('Content-Length', '0');
  });

  it('streams what is longer than the buffer, and keeps the order', async () => {
    const http = await hosting(async (_, response) => {
      response.contentType = 'text/plain';
      for (let index = 0; index < 50; index++) await response.write(`${index} ${'x'.repeat(1000)}\n`);
      response.setHeader('X-Late', 'ignored');
      assert.throws(() => response.sendError(500), IllegalStateException);
    });
    const answer = await http.get('/').expect(200).expect('Transfer-Encoding', 'chunked');
    assert.equal(answer.text.split('\n').length, 51);
    assert.equal(answer.headers['x-late'], undefined);
  });

  it('gives HEAD the headers of GET without a body', async () => {
    const http = await hosting((_, response) => {
      response.contentType = 'text/plain';
      void response.complete('hello');
    });
    const answer = await http.head('/').expect(200).expect('Content-Length', '5');
    assert.equal(answer.text, undefined);
  });

  it('leaves the language of its locale out of 304', async () => {
    const http = await hosting((_, response) => {
      response.locale = new Intl.Locale('de');
      response.status = 304;
    });
    const { headers } = await http.get('/').expect(304);
    assert.equal(headers['content-language'], undefined);
  });

  it('leaves body and length out of 204 and 304', async () => {
    const http = await hosting((incoming, response) => {
      response.status = Number(incoming.requestURI.slice(1));
      response.contentType = 'text/plain';
      void response.complete('nothing');
    });
    for (const status of [204, 304]) {
      const answer = await http.get(`/${status}`).expect(status);
      assert.equal(answer.headers['content-length'], undefined);
    }
  });

  for (const isStreamed of [false, true]) {
    it(`sends 205 without content, even where ${isStreamed ? 'it is streamed' : 'there is one'}`, async () => {
      const http = await hosting(async (_, response) => {
        response.status = 205;
        response.contentType = 'text/plain';
        await response.write('nothing');
        if (isStreamed) await response.flushBuffer();
        await response.complete('more');
      });
      const { headers } = await http.get('/').expect(205, '').expect('Content-Length', '0');
      assert.equal(headers['content-type'], undefined);
    });
  }

  it('refuses what would start another header', async () => {
    const http = await hosting((incoming, response) => {
      response.setHeader('X-A', 'a\r\nX-B: b');
      assert.throws(() => response.addHeader('X-A: b\r\nX-B', 'a'), /no header name/);
      response.sendRedirect(incoming.getParameter('to') as string);
    });
    await http
      .get('/?to=/a%0D%0AX-Evil:%201')
      .expect(302)
      .expect('Location', '/a%0D%0AX-Evil:%201')
      .expect('X-A', 'a  X-B: b')
      .expect((it) => {
        assert.equal(it.headers['x-evil'], undefined);
      });
  });

  for (const body of ['text', 'much text'.repeat(10_000), Buffer.from('bytes')]) {
    it(`sends headers in Latin-1 before ${body.length} ${typeof body}s`, async () => {
      const http = await hosting((_, response) => {
        response.setHeader('X-A', 'caf\u00e9');
        response.setHeader('X-B', 'before');
        response.setHeader('X-B', '\u0663');
        response.addHeader('X-C', '\u0663');
        return response.complete(body);
      });
      const { headers } = await http.get('/').expect(200);
      assert.equal(headers['x-a'], 'caf\u00e9');
      assert.deepEqual([headers['x-b'], headers['x-c']], [undefined, undefined]);
    });
  }

  it('refuses a status that could not be sent', async () => {
    const http = await hosting((_, response) => {
      for (const status of [0, 99, 1000, Number.NaN]) {
        assert.throws(() => {
          response.status = status;
        }, IllegalArgumentException);
        assert.throws(() => response.sendError(status), IllegalArgumentException);
        assert.throws(() => response.sendRedirect('/', status), IllegalArgumentException);
      }
    });
    await http.get('/').expect(200);
  });

  it('writes texts in the charset of the answer', async () => {
    const http = await hosting((_, response) => {
      response.characterEncoding = 'ISO-8859-1';
      response.contentType = 'text/plain';
      void response.write('é');
    });
    await http.get('/').expect('Content-Type', 'text/plain;charset=ISO-8859-1').expect('Content-Length', '1');
  });

  it('forgets the body on reset, status and headers too', async () => {
    const http = await hosting((_, response) => {
      response.status = 201;
      response.setHeader('X-A', 'a');
      void response.write('old');
      response.reset();
      void response.write('new');
    });
    const answer = await http.get('/').buffer(true).expect(200);
    assert.equal(answer.headers['x-a'], undefined);
    assert.equal(answer.headers['content-length'], '3');
  });
});
