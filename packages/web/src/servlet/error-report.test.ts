import assert from 'node:assert/strict';
import { setLoggerFactory } from '@vernal/core';
import supertest from 'supertest';
import { ServletContainer } from './servlet-container.js';

const silent = () => {};

describe('problemErrorReport', () => {
  const container = new ServletContainer();

  before(async () => {
    setLoggerFactory(() => ({ debug: silent, info: silent, warn: silent, error: silent }));
    container.servletContext
      .addServlet('failing', {
        service: (request, response) => {
          if (request.requestURI === '/said') return response.sendError(409, 'It is <taken>.');
          throw new Error('the inside of the application');
        },
      })
      .addMapping('/');
    await container.start();
  });

  after(async () => {
    setLoggerFactory(undefined);
    await container.stop();
  });

  it('tells what sendError was told, as a problem detail', async () => {
    const { body } = await supertest(container.listener)
      .get('/said')
      .expect(409)
      .expect('Content-Type', /problem\+json/);
    assert.deepEqual(body, {
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      detail: 'It is <taken>.',
      instance: '/said',
    });
  });

  it('tells it on a page to who asks for HTML, escaped', async () => {
    const { text } = await supertest(container.listener).get('/said').set('Accept', 'text/html').expect(409);
    assert.match(text, /<h1>409 Conflict<\/h1><p>It is &lt;taken&gt;\.<\/p>/);
  });

  it('tells nothing of an exception', async () => {
    for (const accept of ['application/json', 'text/html']) {
      const { text } = await supertest(container.listener).get('/thrown').set('Accept', accept).expect(500);
      assert.doesNotMatch(text, /inside/);
    }
  });
});
