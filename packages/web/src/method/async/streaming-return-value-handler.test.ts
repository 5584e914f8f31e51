import assert from 'node:assert/strict';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { ServletWebRequest } from '../../binding/servlet-web-request.js';
import { StringHttpMessageConverter } from '../../converters/string-http-message-converter.js';
import { MediaType } from '../../http/media-type.js';
import type { HttpServletRequest } from '../../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../../servlet/http-servlet-response.js';
import { ServletContainer } from '../../servlet/servlet-container.js';
import { withoutLogs } from '../../servlet/without-logs.suite.js';
import { ModelAndViewContainer } from '../model-and-view-container.js';
import { ResponseBodyEmitter } from './response-body-emitter.js';
import { SseEmitter } from './sse-emitter.js';
import { StreamingResponseBody } from './streaming-response-body.js';
import { type StreamingBody, StreamingReturnValueHandler } from './streaming-return-value-handler.js';
import { getAsyncManager } from './web-async-manager.js';

const handler = new StreamingReturnValueHandler({}, [new StringHttpMessageConverter()]);

/** A listener whose handler returns that body; an error that ends it is answered with 409 and its message. */
async function listenerOf(body: () => StreamingBody) {
  const container = new ServletContainer();
  const service = (incoming: HttpServletRequest, response: HttpServletResponse) => {
    const outcome = getAsyncManager(incoming).concurrentResult;
    if (!outcome) {
      const streaming = body();
      if (!(streaming instanceof SseEmitter)) response.contentType = 'text/plain';
      handler.write(streaming, new ModelAndViewContainer(), new ServletWebRequest(incoming, response));
    } else if (outcome.failed) {
      if (response.isCommitted) throw outcome.value;
      response.status = 409;
      response.contentType = 'text/plain';
      return response.complete((outcome.value as Error).message);
    }
  };
  container.servletContext.addServlet('main', { service }).addMapping('/');
  await container.start();
  return container.listener;
}

const http = async (body: () => StreamingBody) => request(await listenerOf(body));
const later = (work: () => unknown) => void setImmediate(work);

describe('StreamingReturnValueHandler', () => {
  withoutLogs();

  it('writes the pieces of an emitter, those sent before it was returned first', async () => {
    const client = await http(() => {
      const emitter = new ResponseBodyEmitter();
      void emitter.send('early ', MediaType.TEXT_PLAIN);
      later(() => {
        void emitter.send('later ');
        void emitter.send('last');
        emitter.complete();
      });
      return emitter;
    });
    const answer = await client.get('/').expect(200).expect('Transfer-Encoding', 'chunked');
    assert.equal(answer.text, 'early later last');
  });

  it('writes server-sent events', async () => {
    const client = await http(() => {
      const emitter = new SseEmitter();
      later(() => {
        void emitter.send('plain');
        void emitter.send(
          SseEmitter.event().id('1').name('greeting').comment('a\nb').reconnectTime(3000).data('hello'),
        );
        void emitter.send(SseEmitter.event().data('two\r\nlines').data('third'));
        void emitter.send(SseEmitter.event());
        emitter.complete();
      });
      return emitter;
    });
    const answer = await client.get('/').expect(200).expect('Content-Type', 'text/event-stream');
    assert.equal(
      answer.text,
      'data:plain\n\nid:1\nevent:greeting\n:a\n:b\nretry:3000\ndata:hello\n\ndata:two\ndata:lines\ndata:third\n\n',
    );
  });

  it('refuses an event whose name would be another field', () => {
    assert.throws(() => SseEmitter.event().name('a\ndata:b'), /several lines/);
    assert.throws(() => SseEmitter.event().id('a\rb'), /several lines/);
  });

  it('answers an error before the first piece as any other', async () => {
    const client = await http(() => {
      const emitter = new SseEmitter();
      later(() => emitter.completeWithError(new Error('no events')));
      return emitter;
    });
    await client.get('/').expect(409, 'no events');
  });

  it('breaks the connection at an error after the first piece', async () => {
    const client = await http(() => {
      const emitter = new SseEmitter();
      void emitter.send('first');
      later(() => emitter.completeWithError(new Error('too late')));
      return emitter;
    });
    await assert.rejects(async () => client.get('/'), /aborted/);
  });

  it('answers with an error what no converter writes', async () => {
    const client = await http(() => {
      const emitter = new ResponseBodyEmitter();
      void emitter.send(new Date(0));
      return emitter;
    });
    await client.get('/').expect(409, 'No message converter writes a Date as anything');
  });

  it('lets onTimeout complete an emitter', async () => {
    const client = await http(() => {
      const emitter = new ResponseBodyEmitter(5);
      void emitter.send('before');
      return emitter.onTimeout(() => emitter.complete());
    });
    assert.equal((await client.get('/')).text, 'before');
  });

  it('waits for a client that is slow, and keeps the order', async () => {
    const line = 'x'.repeat(100_000);
    const client = await http(() => {
      const emitter = new ResponseBodyEmitter();
      later(() => {
        for (let index = 0; index < 40; index++) void emitter.send(`${index}${line}\n`);
        emitter.complete();
      });
      return emitter;
    });
    const answer = await client.get('/');
    const lines = answer.text.split('\n').slice(0, -1);
    assert.deepEqual(
      lines.map((text) => Number.parseInt(text, 10)),
      [...Array(40).keys()],
    );
  });

  it('takes nothing after the end', async () => {
    const emitter = new ResponseBodyEmitter();
    const client = await http(() => emitter);
    emitter.complete();
    await client.get('/').expect(200);
    assert.equal(emitter.send('more'), false);
    assert.ok(emitter.isComplete);
  });

  it('writes a streaming body, which may flush on the way', async () => {
    const client = await http(
      () =>
        new StreamingResponseBody(async (output) => {
          await output.write('one ');
          await output.flush();
          await output.write(Buffer.from('two'));
        }),
    );
    assert.equal((await client.get('/').expect(200)).text, 'one two');
  });

  it('answers an error of a streaming body that has written nothing', async () => {
    const client = await http(() => new StreamingResponseBody(() => Promise.reject(new Error('no body'))));
    await client.get('/').expect(409, 'no body');
  });

  describe('where the client goes away', () => {
    let server: Server;
    afterEach(() => server.close());

    async function abandon(body: () => StreamingBody): Promise<void> {
      server = createServer(await listenerOf(body));
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const answer = await new Promise<IncomingMessage>((resolve) => void get({ port, host: '127.0.0.1' }, resolve));
      answer.on('error', () => {}).destroy();
    }

    it('tells the emitter, which then sends nothing more', async () => {
      const events: string[] = [];
      const ended = new Promise<ResponseBodyEmitter>((resolve) => {
        void abandon(() => {
          const emitter = new SseEmitter(0);
          emitter.onError((error) => void events.push((error as Error).name));
          emitter.onCompletion(() => resolve(emitter));
          void emitter.send('first');
          return emitter;
        });
      });
      const emitter = await ended;
      assert.equal(emitter.send('more'), false);
      assert.deepEqual(events, ['ClientAbortException']);
    });

    it('tells a streaming body by its signal, and by an error at the next write', async () => {
      const failure = await new Promise<unknown>((resolve) => {
        void abandon(
          () =>
            new StreamingResponseBody(async (output, signal) => {
              await output.write('first');
              await output.flush();
              await new Promise((gone) => signal.addEventListener('abort', gone));
              try {
                await output.write('more');
              } catch (error) {
                resolve(error);
              }
            }),
        );
      });
      assert.equal((failure as Error).name, 'ClientAbortException');
    });
  });
});
