import { VernalApplication } from '@vernal/web';
import supertest from 'supertest';
import { HelloController } from './hello-controller.js';

describe('examples/hello', () => {
  let app: VernalApplication;

  before(async () => {
    app = await VernalApplication.run(HelloController, { port: 0 });
  });

  after(() => app.close());

  it('answers with JSON', () =>
    supertest(app.listener).get('/hello').expect(200).expect('Content-Type', /json/).expect({ hello: 'world' }));

  it('takes names of parameters from the source and types from the signature', () =>
    supertest(app.listener).get('/hello/Ada?times=2').expect(200).expect({ greeting: 'Hello, Ada!Hello, Ada!' }));

  it('answers 400 to a parameter that is no number', () =>
    supertest(app.listener).get('/hello/Ada?times=often').expect(400));

  it('answers 405 with Allow to a method that is not mapped', () =>
    supertest(app.listener).delete('/hello').expect(405).expect('Allow', /GET/));
});
