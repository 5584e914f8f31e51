import assert from 'node:assert/strict';
import { get, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { setImmediate, setTimeout } from 'node:timers/promises';
import request from 'supertest';
import { ResponseEntity } from '../converters/response-entity.js';
import { RestController } from '../decorators/controller.js';
import { GetMapping } from '../decorators/request-mapping.js';
import { SseEmitter } from '../method/async/sse-emitter.js';
import { withoutLogs } from '../servlet/without-logs.suite.js';
import { VernalApplication } from './vernal-application.js';

const events: string[] = [];

@RestController()
class SequenceController {
  @GetMapping({ path: '/numbers', produces: ['application/json', 'text/event-stream', 'application/x-ndjson'] })
  async *numbers(): AsyncGenerator<object> {
    for (const n of [1, 2, 3]) {
      await setTimeout(1);
      yield { n };
    }
  }

  @GetMapping('/plain-numbers')
  async *plainNumbers(): AsyncGenerator<object> {
    yield* this.numbers();
  }

  @GetMapping('/texts')
  async *texts(): AsyncGenerator<string> {
    yield 'one ';
    yield 'zwölf';
  }

  @GetMapping('/bytes')
  bytes(): Readable {
    return Readable.from([Buffer.from('ab'), Buffer.from('c')]);
  }

  @GetMapping('/events')
  async *events(): AsyncGenerator<unknown> {
    yield SseEmitter.event().id('1').data('first');
    yield SseEmitter.event().data('second');
  }

  @GetMapping('/entity')
  entity(): ResponseEntity<AsyncIterable<object>> {
    return ResponseEntity.status(203).header('X-Own', 'yes').body(this.numbers());
  }

  @GetMapping('/none')
  async *none(): AsyncGenerator<object> {}

  @GetMapping('/fails')
  async *fails(): AsyncGenerator<object> {
    yield { n: 1 };
    throw new RangeError('no more');
  }

  @GetMapping({ path: '/endless', produces: 'text/event-stream' })
  async *endless(): AsyncGenerator<string> {
    try {
      for (let n = 0; ; n++) {
        yield `${n}`;
        await setTimeout(1);
      }
    } finally {
      events.push('ended');
    }
  }
}

describe('Sequences as return values', () => {
  let app: VernalApplication;
  withoutLogs();
  before(async () => {
    app = await VernalApplication.run(SequenceController, { port: 0, host: '127.0.0.1' });
  });
  after(async () => {
    await app.close();
  });
  const http = () => request(app.listener);

  it('are a list where nothing else is wanted', async () => {
    await http()
      .get('/plain-numbers')
      .expect('Content-Type', /json/)
      .expect([{ n: 1 }, { n: 2 }, { n: 3 }]);
    await http().get('/none').expect('Content-Type', /json/).expect([]);
  });

  it('are lines of JSON where these are accepted', async () => {
    const answer = await http().get('/plain-numbers').set('Accept', 'application/x-ndjson').buffer(true).parse(text);
    assert.equal(answer.headers['content-type'], 'application/x-ndjson');
    assert.equal(answer.body, '{"n":1}\n{"n":2}\n{"n":3}\n');
  });

  it('are events where these are accepted, or where they are made so', async () => {
    const answer = await http().get('/plain-numbers').set('Accept', 'text/event-stream');
    assert.equal(answer.text, 'data:{"n":1}\n\ndata:{"n":2}\n\ndata:{"n":3}\n\n');
    const made = await http().get('/events').expect('Content-Type', 'text/event-stream');
    assert.equal(made.text, 'id:1\ndata:first\n\ndata:second\n\n');
  });

  it('are texts and bytes as they are', async () => {
    await http().get('/texts').expect('Content-Type', 'text/plain;charset=UTF-8').expect('one zwölf');
    const answer = await http()
      .get('/bytes')
      .buffer(true)
      .parse(text)
      .expect('Content-Type', 'application/octet-stream');
    assert.equal(answer.body, 'abc');
  });

  it('keep status and headers of their entity', async () => {
    await http()
      .get('/entity')
      .expect(203)
      .expect('X-Own', 'yes')
      .expect([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('that fail before anything is written are answered as errors', async () => {
    await http().get('/fails').expect(500);
  });

  it('are ended when the client goes away', async () => {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      get({ port: app.port, host: '127.0.0.1', path: '/endless' }, resolve).on('error', reject);
    });
    answer.on('error', () => {}).destroy();
    while (events.length === 0) await setImmediate();
    assert.deepEqual(events, ['ended']);
  });
});

/** Reads any body as a text. */
function text(answer: unknown, done: (error: Error | null, body: string) => void): void {
  let body = '';
  (answer as IncomingMessage).on('data', (chunk) => {
    body += chunk;
  });
  (answer as IncomingMessage).on('end', () => done(null, body));
}
