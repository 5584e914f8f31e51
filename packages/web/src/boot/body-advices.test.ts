import assert from 'node:assert/strict';
import { Order, type TypeDescriptor } from '@vernal/core';
import type { HttpInputMessage } from '../converters/http-message.js';
import type { ServletServerHttpRequest } from '../converters/servlet-server-http-request.js';
import type { ServletServerHttpResponse } from '../converters/servlet-server-http-response.js';
import { RestController } from '../decorators/controller.js';
import { ControllerAdvice } from '../decorators/controller-advice.js';
import { RequestBody } from '../decorators/request-body.js';
import { GetMapping, PostMapping } from '../decorators/request-mapping.js';
import type { MediaType } from '../http/media-type.js';
import type { MethodParameter } from '../mapping/method-parameter.js';
import type { RequestBodyAdvice } from '../method/request-body-advice.js';
import type { ResponseBodyAdvice } from '../method/response-body-advice.js';
import { started, stopAll } from './serving.test.js';

class Note {
  text = '';
}

@RestController()
class NoteController {
  @GetMapping('/note')
  note(): Note {
    return Object.assign(new Note(), { text: 'n' });
  }

  @PostMapping('/note')
  add(@RequestBody({ required: false }) note: Note): object {
    return { text: note?.text, isNote: note instanceof Note };
  }
}

@RestController()
class OtherController {
  @GetMapping('/other')
  other(): Note {
    return Object.assign(new Note(), { text: 'o' });
  }
}

/** Adds a letter to notes on their way out. */
abstract class Adding implements ResponseBodyAdvice {
  abstract readonly letter: string;

  supports(): boolean {
    return true;
  }

  beforeBodyWrite(
    body: unknown,
    _returnType: MethodParameter,
    _type: MediaType,
    _converter: unknown,
    _request: ServletServerHttpRequest,
    response: ServletServerHttpResponse,
  ): unknown {
    response.headers.add('X-Advice', this.letter);
    return body instanceof Note ? Object.assign(new Note(), { text: body.text + this.letter }) : body;
  }
}

@Order(2)
@ControllerAdvice({ assignableTypes: [NoteController] })
class AddingB extends Adding {
  readonly letter = 'b';
}

@Order(1)
@ControllerAdvice()
class AddingA extends Adding {
  readonly letter = 'a';
}

@ControllerAdvice()
class Reading implements RequestBodyAdvice {
  supports(_parameter: MethodParameter, type: TypeDescriptor): boolean {
    return type.type === Note;
  }

  beforeBodyRead(message: HttpInputMessage): HttpInputMessage {
    if (!message.headers.containsKey('X-Replace')) return message;
    return { headers: message.headers, readBody: () => Buffer.from('{"text":"replaced"}') };
  }

  async afterBodyRead(body: unknown): Promise<unknown> {
    await Promise.resolve();
    if (body instanceof Note) body.text += '!';
    return body;
  }

  handleEmptyBody(): Note {
    return Object.assign(new Note(), { text: 'empty' });
  }
}

describe('body advices', () => {
  let client: Awaited<ReturnType<typeof started>>;
  before(async () => {
    client = await started(NoteController, OtherController, AddingB, AddingA, Reading);
  });
  after(stopAll);

  it('change what is written, in their order, for the controllers that they are for', async () => {
    const { body, headers } = await client.get('/note').expect(200);
    assert.deepEqual(body, { text: 'nab' });
    assert.equal(headers['x-advice'], 'a, b');
    await client.get('/other').expect(200, { text: 'oa' });
  });

  it('change what is read, before and after', async () => {
    await client.post('/note').send({ text: 'n' }).expect(200, { text: 'n!', isNote: true });
    await client.post('/note').set('X-Replace', '1').send({}).expect(200, { text: 'replaced!', isNote: true });
  });

  it('give a body where there is none', () => client.post('/note').expect(200, { text: 'empty', isNote: true }));
});
