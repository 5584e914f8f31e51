import assert from 'node:assert/strict';
import { Configuration, Integer, Property } from '@vernal/core';
import supertest from 'supertest';
import { WebMvcConfigurer } from '../config/web-mvc-configurer.js';
import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import { XmlHttpMessageConverter } from '../converters/xml-http-message-converter.js';
import { RestController } from '../decorators/controller.js';
import { RequestBody } from '../decorators/request-body.js';
import { GetMapping, PostMapping } from '../decorators/request-mapping.js';
import { ProblemDetail } from '../http/problem-detail.js';
import { VernalApplication } from './vernal-application.js';

class Order {
  @Property(String) customer = '';
  @Property({ of: Integer }) numbers: number[] = [];
}

@RestController()
class OrderController {
  @PostMapping('/orders')
  create(@RequestBody() order: Order): Order {
    assert.ok(order instanceof Order);
    return order;
  }

  @GetMapping('/missing')
  missing(): ProblemDetail {
    return ProblemDetail.forStatus(404);
  }
}

@Configuration()
class XmlConfig extends WebMvcConfigurer {
  override extendMessageConverters(converters: HttpMessageConverter[]): void {
    converters.push(new XmlHttpMessageConverter());
  }
}

describe('XML', () => {
  let app: VernalApplication;
  let client: ReturnType<typeof supertest>;
  before(async () => {
    app = await VernalApplication.run([OrderController, XmlConfig], { listen: false });
    client = supertest(app.listener);
  });
  after(() => app.close());

  const xml = '<Order><customer>Änn</customer><numbers><numbers>1</numbers><numbers>2</numbers></numbers></Order>';

  it('is read and written', async () => {
    const answer = await client.post('/orders').type('application/xml').accept('application/xml').send(xml).expect(200);
    assert.equal(answer.type, 'application/xml');
    assert.equal(answer.text, xml);
  });

  it('is read by its content type, and written only for who wants it', async () => {
    await client
      .post('/orders')
      .type('text/xml')
      .send(xml)
      .expect(200, { customer: 'Änn', numbers: [1, 2] });
    const own = client.post('/orders').accept('application/vnd.order+xml').send({ customer: 'B', numbers: [] });
    await own.expect(200).expect('Content-Type', 'application/vnd.order+xml');
  });

  it('that is malformed is answered with 400', async () => {
    const { body } = await client.post('/orders').type('application/xml').send('<Order>').expect(400);
    assert.equal((body as { detail: string }).detail.startsWith('Failed to read request'), true);
  });

  it('is the form of problem details where it is asked for', async () => {
    await client.get('/missing').expect(404).expect('Content-Type', 'application/problem+json');
    const answer = await client.get('/missing').accept('application/problem+xml').expect(404);
    assert.equal(answer.type, 'application/problem+xml');
    assert.match(answer.text, /^<problem xmlns="urn:ietf:rfc:7807">.*<status>404<\/status>/);
  });
});
