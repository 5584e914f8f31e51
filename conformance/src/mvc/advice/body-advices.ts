import { Order, type TypeDescriptor } from '@vernal/core';
import {
  Charset,
  ControllerAdvice,
  HttpHeaders,
  type HttpInputMessage,
  type HttpMessageConverter,
  type MediaType,
  type MethodParameter,
  type RequestBodyAdvice,
  type ResponseBodyAdvice,
  type ServletServerHttpRequest,
  type ServletServerHttpResponse,
} from '@vernal/web';
import { Book } from '../support/book.js';
import { ADVISED } from './advised.js';
import { PLAIN } from './plain.js';

// Advices on what is read and written.

/** First: changes books on their way out, and says which type was chosen. A missing body stays missing. */
@Order(1)
@ControllerAdvice({ annotations: [ADVISED] })
export class Stamp implements ResponseBodyAdvice {
  supports(returned: MethodParameter): boolean {
    return !returned.hasMethodAnnotation(PLAIN);
  }

  beforeBodyWrite(
    body: unknown,
    _returned: MethodParameter,
    type: MediaType,
    _converter: HttpMessageConverter,
    _request: ServletServerHttpRequest,
    response: ServletServerHttpResponse,
  ): unknown {
    response.headers.add('X-Advice', 'stamp');
    response.headers.set('X-Chosen', `${type.type}/${type.subtype}`);
    return body instanceof Book ? Book.of(`${body.title}*`, body.pages) : body;
  }
}

/** Second, for handlers that are declared to return a Book: adds the length of the title, as the first advice left it, to the pages. */
@Order(2)
@ControllerAdvice({ annotations: [ADVISED] })
export class Count implements ResponseBodyAdvice {
  supports(returned: MethodParameter): boolean {
    return returned.typeDescriptor()?.type === Book && !returned.hasMethodAnnotation(PLAIN);
  }

  beforeBodyWrite(
    body: Book | undefined,
    _returned: MethodParameter,
    _type: MediaType,
    _converter: HttpMessageConverter,
    _request: ServletServerHttpRequest,
    response: ServletServerHttpResponse,
  ): Book {
    response.headers.add('X-Advice', 'count');
    if (!body) return Book.of('instead of nothing', 0);
    return Book.of(String(body.title), body.pages + String(body.title).length);
  }
}

/**
 * Requests with "X-Wrap: yes" have their body put between brackets (text) or their book's pages doubled. An empty body is
 * replaced by a book if "X-Default" is given.
 */
@ControllerAdvice({ annotations: [ADVISED] })
export class Unwrap implements RequestBodyAdvice {
  supports(): boolean {
    return true;
  }

  async beforeBodyRead(
    message: HttpInputMessage,
    _parameter: MethodParameter,
    type: TypeDescriptor,
  ): Promise<HttpInputMessage> {
    const headers = new HttpHeaders(message.headers);
    headers.remove('Content-Length');
    headers.set('X-Trace', 'read');
    const body = await message.readBody();
    const isWrapped = type.type === String && headers.getFirst('X-Wrap') === 'yes';
    const replaced = isWrapped ? Charset.UTF_8.encode(`<${Charset.UTF_8.decode(body)}>`) : body;
    return new ReplacedMessage(headers, replaced);
  }

  afterBodyRead(body: unknown, message: HttpInputMessage): unknown {
    if (body instanceof Book && message.headers.getFirst('X-Wrap') === 'yes') body.pages *= 2;
    return body;
  }

  handleEmptyBody(body: unknown, message: HttpInputMessage): unknown {
    return message.headers.containsKey('X-Default') ? Book.of('Default', 1) : body;
  }
}

class ReplacedMessage implements HttpInputMessage {
  constructor(
    readonly headers: HttpHeaders,
    readonly body: Uint8Array,
  ) {}

  readBody(): Uint8Array {
    return this.body;
  }
}
