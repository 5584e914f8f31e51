import assert from 'node:assert/strict';
import request from 'supertest';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ServletContainer } from '../servlet/servlet-container.js';
import { SessionManager } from '../sessions/session-manager.js';
import { FlashMap } from '../strategies/flash-map.js';
import { SessionFlashMapManager } from './session-flash-map-manager.js';

describe('SessionFlashMapManager', () => {
  const manager = new SessionFlashMapManager();

  async function client(save: (flash: FlashMap) => void, lifetime = 180) {
    manager.flashMapTimeout = lifetime;
    const container = new ServletContainer({ sessions: new SessionManager() });
    const service = async (incoming: HttpServletRequest, response: HttpServletResponse) => {
      const input = await manager.retrieveAndUpdate(incoming, response);
      response.contentType = 'text/plain';
      if (incoming.requestURI === '/a/save') {
        const flash = new FlashMap([['message', 'saved']]);
        save(flash);
        await manager.saveOutputFlashMap(flash, incoming, response);
      }
      await response.complete(String(input?.get('message') ?? 'none'));
    };
    container.servletContext.addServlet('main', { service }).addMapping('/');
    await container.start();
    return request.agent(container.listener);
  }

  const table: [name: string, path: string | undefined, params: [string, string][], asked: string, found: boolean][] = [
    ['for any request', undefined, [], '/x', true],
    ['for its path', '/shown', [], '/shown', true],
    ['for its path with a slash behind', '/shown', [], '/shown/', true],
    ['not for another path', '/shown', [], '/other', false],
    ['for a path relative to the request', 'shown/../here', [], '/a/here', true],
    ['for a path written otherwise', '/caf%C3%A9', [], '/c%61f%c3%a9', true],
    ['for its parameters', '/shown', [['k', 'v']], '/shown?x=1&k=v', true],
    ['not for other parameters', '/shown', [['k', 'v']], '/shown?k=w', false],
    ['for parameters without a value', '/shown', [['k', '']], '/shown', true],
  ];
  for (const [name, path, params, asked, found] of table) {
    it(`keeps attributes ${name}`, async () => {
      const http = await client((flash) => {
        flash.targetRequestPath = path;
        for (const [key, value] of params) flash.addTargetRequestParam(key, value);
      });
      await http.get('/a/save').expect('none');
      await http.get(asked).expect(found ? 'saved' : 'none');
    });
  }

  it('gives them once', async () => {
    const http = await client(() => {});
    await http.get('/a/save');
    await http.get('/x').expect('saved');
    await http.get('/x').expect('none');
  });

  it('lets those go that nobody came for in time', async () => {
    const http = await client((flash) => {
      flash.targetRequestPath = '/shown';
    }, -1);
    await http.get('/a/save');
    await http.get('/x');
    await http.get('/shown').expect('none');
  });

  it('prefers those that say more of their request', async () => {
    const paths = [undefined, '/x'];
    const http = await client((flash) => {
      flash.targetRequestPath = paths.shift();
      flash.set('message', flash.targetRequestPath ?? 'any');
    });
    await http.get('/a/save');
    await http.get('/a/save?again');
    await http.get('/x').expect('/x');
  });

  it('makes no session for a request without attributes', async () => {
    const http = await client(() => {});
    const answer = await http.get('/x').expect('none');
    assert.equal(answer.headers['set-cookie'], undefined);
  });
});
