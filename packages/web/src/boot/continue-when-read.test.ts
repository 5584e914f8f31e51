import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { connect, constants } from 'node:http2';
import { text } from 'node:stream/consumers';
import { RestController } from '../decorators/controller.js';
import { RequestBody } from '../decorators/request-body.js';
import { PostMapping } from '../decorators/request-mapping.js';
import { RequestParam } from '../decorators/request-param.js';
import { MultipartFile } from '../servlet/multipart-http-servlet-request.js';
import { VernalApplication } from './vernal-application.js';

@RestController()
class ContinueController {
  @PostMapping('/text')
  text(@RequestBody() body: string): string {
    return body;
  }

  @PostMapping('/upload')
  upload(@RequestParam() file: MultipartFile): object {
    return { size: file.size };
  }
}

describe('Expect: 100-continue', () => {
  let app: VernalApplication;
  const agent = new Agent({ keepAlive: true });
  before(async () => {
    app = await VernalApplication.run(ContinueController, {
      port: 0,
      host: '127.0.0.1',
      http2: true,
      multipart: { maxRequestSize: 1000 },
    });
  });
  after(async () => {
    agent.destroy();
    await app.close();
  });

  function ask(path: string, headers: Record<string, string | number>): ClientRequest {
    const all = { 'Content-Type': 'text/plain', ...headers, Expect: '100-continue' };
    const outgoing = request({ port: app.port, host: '127.0.0.1', path, method: 'POST', agent, headers: all });
    outgoing.flushHeaders();
    return outgoing;
  }

  it('is granted when the body is read, and the connection stays', async () => {
    const outgoing = ask('/text', { 'Content-Length': 4 });
    const answered = once(outgoing, 'response');
    await once(outgoing, 'continue');
    outgoing.end('body');
    const [answer] = (await answered) as [IncomingMessage];
    assert.equal(await text(answer), 'body');
    assert.equal(answer.headers.connection, 'keep-alive');
  });

  for (const [what, path, headers, status] of [
    ['too long', '/text', { 'Content-Length': 3_000_000 }, 413],
    [
      'too long an upload',
      '/upload',
      { 'Content-Length': 2000, 'Content-Type': 'multipart/form-data; boundary=b' },
      413,
    ],
    ['for nobody', '/nowhere', { 'Content-Length': 4 }, 404],
  ] as const) {
    it(`is refused before the body is sent where that is ${what}`, async () => {
      const outgoing = ask(path, headers);
      outgoing.on('continue', () => assert.fail('the client was told to go on'));
      const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
      assert.equal(answer.statusCode, status);
      assert.equal(answer.headers.connection, 'close');
      answer.resume();
      outgoing.on('error', () => {}).destroy();
    });
  }

  it('is granted to clients of HTTP/2', async () => {
    const client = connect(`http://127.0.0.1:${app.port}`);
    const stream = client.request({
      ':method': 'POST',
      ':path': '/text',
      'content-type': 'text/plain',
      expect: '100-continue',
    });
    stream.once('continue', () => stream.end('body'));
    const [headers] = await once(stream, 'response');
    assert.equal(headers[constants.HTTP2_HEADER_STATUS], 200);
    assert.equal(await text(stream), 'body');
    client.close();
  });
});
