import assert from 'node:assert/strict';
import { hosting, type Service, say } from './hosting.test.js';

describe('ApplicationRequestDispatcher', () => {
  const http = () =>
    hosting(
      () => {},
      (context) => {
        const add = (name: string, service: Service) => context.addServlet(name, { service }).addMapping(`/${name}`);
        add('target', (incoming, response) =>
          say(
            response,
            JSON.stringify([
              incoming.dispatcherType,
              incoming.requestURI,
              incoming.getAttribute('jakarta.servlet.forward.request_uri') ?? null,
              [...incoming.getParameterMap()],
            ]),
          ),
        );
        add('forward', async (incoming, response) => {
          response.setHeader('X-Kept', 'yes');
          void response.write('dropped');
          await incoming.getRequestDispatcher('target?a=new').forward(incoming, response);
          void response.write('ignored');
        });
        add('part', (incoming, response) => {
          response.status = 500;
          response.setHeader('X-Part', 'ignored');
          return say(
            response,
            `(${incoming.requestURI} ${incoming.getAttribute('jakarta.servlet.include.request_uri')} ${incoming.getParameter('p')})`,
          );
        });
        add('frame', async (incoming, response) => {
          response.contentType = 'text/plain';
          void response.write('[');
          await incoming.getRequestDispatcher('/part?p=1').include(incoming, response);
          await incoming.getRequestDispatcher('/part?p=2').include(incoming, response);
          void response.write(']');
        });
      },
    );

  it('forward: the target answers, with its parameters first', async () => {
    const answer = await (await http()).get('/forward?a=old&b=1').expect(200).expect('X-Kept', 'yes');
    assert.deepEqual(JSON.parse(answer.text), [
      'FORWARD',
      '/target',
      '/forward',
      [
        ['a', ['new', 'old']],
        ['b', ['1']],
      ],
    ]);
  });

  it('include: parts add to the body, and to nothing else', async () => {
    const answer = await (await http()).get('/frame').expect(200);
    assert.equal(answer.text, '[(/frame /part 1)(/frame /part 2)]');
    assert.equal(answer.headers['x-part'], undefined);
  });
});
