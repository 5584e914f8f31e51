import assert from 'node:assert/strict';
import { hosting, type Service, say } from './hosting.test.js';

describe('NodeHttpServletRequest', () => {
  const facts: Service = (incoming, response) => {
    response.contentType = 'application/json';
    return response.complete(
      JSON.stringify({
        uri: incoming.requestURI,
        servlet: incoming.servletPath,
        info: incoming.pathInfo ?? null,
        query: incoming.queryString ?? null,
        url: incoming.requestURL,
        names: incoming.getParameterNames(),
      }),
    );
  };

  it('know their path, their query and their URL', async () => {
    const http = await hosting(facts);
    await http
      .get('/a%20b/c?x=1&y')
      .set('Host', 'shop.example:8080')
      .expect({
        uri: '/a%20b/c',
        servlet: '/a b/c',
        info: null,
        query: 'x=1&y',
        url: 'http://shop.example:8080/a%20b/c',
        names: ['x', 'y'],
      });
  });

  it('know how much of the path chose the servlet', async () => {
    const http = await hosting(
      () => {},
      (context) => context.addServlet('sub', { service: facts }).addMapping('/sub/*'),
    );
    const answer = await http.get('/sub/x%C3%A9').expect(200);
    assert.deepEqual([answer.body.servlet, answer.body.info], ['/sub', '/xé']);
  });

  it('are served below the context path only', async () => {
    const http = await hosting(facts, undefined, { contextPath: '/shop' });
    const answer = await http.get('/shop/a').expect(200);
    assert.deepEqual([answer.body.uri, answer.body.servlet], ['/shop/a', '/a']);
    await http.get('/other').expect(404);
    await http.get('/shopping').expect(404);
  });

  it('with a path that means nothing get 400', async () => {
    const http = await hosting(facts);
    await http.get('/%zz').expect(400);
  });

  it('have the parameters of the query before those of a form', async () => {
    const http = await hosting(async (incoming, response) => {
      await incoming.prepareParameters();
      await say(response, JSON.stringify([...incoming.getParameterMap()]));
    });
    const answer = await http.post('/?a=query').type('form').send('a=body&b=x+y');
    assert.equal(answer.text, '[["a",["query","body"]],["b",["x y"]]]');
  });

  it('have no form parameters for PUT', async () => {
    const http = await hosting((incoming, response) => {
      assert.equal(incoming.prepareParameters(), undefined);
      return say(response, JSON.stringify(incoming.getParameterNames()));
    });
    const answer = await http.put('/?q=1').type('form').send('a=1');
    assert.equal(answer.text, '["q"]');
  });

  it('say what to do where a form is asked for too early', async () => {
    let message = '';
    const http = await hosting((incoming) => {
      try {
        incoming.getParameter('a');
      } catch (error) {
        message = (error as Error).message;
      }
    });
    await http.post('/form').type('form').send('a=1').expect(200);
    assert.equal(message, 'The parameters of POST /form are not read yet: await request.prepareParameters() first');
  });

  it('with a form above the limit get 413', async () => {
    const http = await hosting((incoming) => incoming.prepareParameters(), undefined, { maxRequestBodySize: 10 });
    await http
      .post('/')
      .type('form')
      .send(`a=${'x'.repeat(20)}`)
      .expect(413);
  });

  it('give the first of several headers, and all of them', async () => {
    const http = await hosting((incoming, response) => {
      response.setHeader('X-First', incoming.getHeader('x-forwarded-for') ?? 'none');
      response.setHeader('X-All', String(incoming.getHeaders('X-Forwarded-For').length));
      response.setHeader('X-Odd', `${incoming.getHeader('constructor')} ${incoming.getHeader('__proto__')}`);
    });
    await http
      .get('/')
      .set('X-Forwarded-For', ['1.1.1.1', '2.2.2.2, 3.3.3.3'] as unknown as string)
      .expect('X-First', '1.1.1.1')
      .expect('X-All', '2')
      .expect('X-Odd', 'undefined undefined');
  });

  it('have the default port where their host names none', async () => {
    const http = await hosting((incoming, response) => response.setHeader('X-Url', incoming.requestURL));
    for (const host of ['h', 'h:', 'h:80']) await http.get('/a').set('Host', host).expect('X-Url', 'http://h/a');
    await http.get('/a').set('Host', '[::1]:8080').expect('X-Url', 'http://[::1]:8080/a');
    for (const host of ['a:b', 'a b', 'a/b', 'a?', 'u@a', 'a\\b', '[::1', 'h%41']) {
      await http
        .get('/a')
        .set('Host', host)
        .expect('X-Url', /^http:\/\/127\.0\.0\.1:\d+\/a$/);
    }
  });

  it('tell their languages, best first', async () => {
    const http = await hosting((incoming, response) =>
      response.setHeader('X-Locales', incoming.getLocales().map(String).join()),
    );
    await http
      .get('/')
      .set('Accept-Language', 'de;q=0.5, fr-CH, *;q=0.1, xx_yy, en;q=0')
      .expect('X-Locales', 'fr-CH,und,de,und');
    await http.get('/').set('Accept-Language', 'en-!x, xx-, fr').expect('X-Locales', 'en,xx,fr');
    await http.get('/').expect('X-Locales', 'en');
  });

  it('keep their attributes apart from each other', async () => {
    const http = await hosting((incoming, response) => {
      assert.deepEqual(incoming.getAttributeNames(), []);
      incoming.setAttribute('a', 1);
      incoming.setAttribute('b', 2);
      incoming.setAttribute('b', undefined);
      response.setHeader('X-Names', incoming.getAttributeNames().join());
    });
    await http.get('/').expect('X-Names', 'a');
    await http.get('/').expect('X-Names', 'a');
  });
});
