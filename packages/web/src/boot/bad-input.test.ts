import assert from 'node:assert/strict';
import { Configuration, Import, Integer, Min, NotBlank, Property, Size, Valid } from '@vernal/core';
import request from 'supertest';
import { RestController } from '../decorators/controller.js';
import { ModelAttribute } from '../decorators/model-attribute.js';
import { PathVariable } from '../decorators/path-variable.js';
import { RequestBody } from '../decorators/request-body.js';
import { GetMapping, PostMapping } from '../decorators/request-mapping.js';
import { RequestParam } from '../decorators/request-param.js';
import { VernalApplication } from './vernal-application.js';

class Line {
  @NotBlank()
  @Property(String)
  sku: string | null = null;

  @Property(Integer)
  @Min(1)
  quantity = 1;
}

class Order {
  @Property(String)
  @Size({ max: 5 })
  customer: string | null = null;

  @Property({ of: Line })
  @Valid()
  lines: Line[] = [];

  @Property({ key: String, of: String })
  notes = new Map<string, string>();
}

@RestController()
class OrderController {
  @PostMapping('/orders')
  create(@Valid() @RequestBody() order: Order): Order {
    return order;
  }

  @PostMapping('/form')
  form(@Valid() @ModelAttribute() order: Order): Order {
    return order;
  }

  @GetMapping('/orders/{id}')
  show(
    @PathVariable({ type: Integer }) id: number,
    @RequestParam({ type: Integer, defaultValue: '1' }) page: number,
  ): object {
    return { id, page };
  }

  @GetMapping('/pages')
  pages(@RequestParam({ type: Integer }) @Min(1) page: number): object {
    return { page };
  }
}

@Configuration()
@Import(OrderController)
class AppConfig {}

interface Problem {
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
}

describe('bad input', () => {
  let app: VernalApplication;
  const client = () => request(app.listener);
  before(async () => {
    app = await VernalApplication.run(AppConfig, { listen: false });
  });
  after(() => app.close());

  async function problemOf(test: request.Test, status: number): Promise<Problem> {
    const { body, type } = await test.expect(status);
    assert.equal(type, 'application/problem+json');
    return body as Problem;
  }

  function json(text: string): request.Test {
    return client().post('/orders').type('application/json').send(text);
  }

  it('that is no JSON is answered with 400 and the reason', async () => {
    for (const text of ['{', '{"a"', '{a:1}', 'x', '[', '{"customer":NaN}', '{"customer":"a\nb"}', '\u0000']) {
      assert.match((await problemOf(json(text), 400)).detail, /^Failed to read request: .*JSON/, text);
    }
  });

  it('of the wrong kind is answered with 400 and the name of the field', async () => {
    const details: [json: string, place: RegExp][] = [
      ['{"lines":[{},{"quantity":"many"}]}', /\$\.lines\[1\]\.quantity/],
      ['{"lines":[{"quantity":99999999999}]}', /\$\.lines\[0\]\.quantity/],
      ['{"lines":{}}', /\$\.lines/],
      ['{"customer":{}}', /\$\.customer/],
      ['{"notes":[]}', /\$\.notes/],
      ['[]', /./],
    ];
    for (const [text, place] of details) assert.match((await problemOf(json(text), 400)).detail, place, text);
  });

  it('that breaks constraints is answered with 400 and the names of the fields', async () => {
    const { detail } = await problemOf(
      json('{"customer":"too long","lines":[{"sku":"a"},{"sku":" ","quantity":0}]}'),
      400,
    );
    for (const field of ['customer: ', 'lines[1].sku: ', 'lines[1].quantity: '])
      assert.ok(detail.includes(field), detail);
    assert.ok(!detail.includes('lines[0]'));
  });

  it('in a form is answered with 400 and the name of the field', async () => {
    const form = client().post('/form').type('form').send('lines[0].quantity=x&lines[0].sku=a');
    assert.equal(
      (await problemOf(form, 400)).detail,
      'Invalid request content: lines[0].quantity: cannot be converted',
    );
  });

  it('in a parameter or path variable is answered with 400 and its name', async () => {
    assert.match((await problemOf(client().get('/orders/x'), 400)).detail, /'id'/);
    assert.match((await problemOf(client().get('/orders/1?page=1.5'), 400)).detail, /'page'/);
    assert.match((await problemOf(client().get('/pages'), 400)).detail, /'page'/);
    assert.match((await problemOf(client().get('/pages?page=0'), 400)).detail, /page: /);
    await problemOf(client().get(`/orders/${'9'.repeat(500)}`), 400);
  });

  it('nested beyond measure is answered with 400', async () => {
    await problemOf(json('['.repeat(100_000)), 400);
    await problemOf(json(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`), 400);
  });

  it('with broken escapes is answered with 400', async () => {
    for (const path of ['/orders/%zz', '/orders/%', '/orders/%E0%A4%A']) await client().get(path).expect(400);
  });

  it('under the names of prototypes changes nothing', async () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      await json(`{"${name}":{"polluted":1},"lines":[{"sku":"a","${name}":{"polluted":1}}]}`).expect(200);
      const fields = [`${name}.polluted=1`, `lines[0].sku=a&lines[0].${name}.polluted=1`, `notes[${name}]=1`];
      for (const field of fields) await client().post('/form').type('form').send(field).expect(200);
    }
    assert.equal('polluted' in {}, false);
    assert.equal('polluted' in Order, false);
  });

  it('given twice is taken the last time', async () => {
    const { body } = await json('{"customer":"a","customer":"b"}').expect(200);
    assert.equal((body as Order).customer, 'b');
  });

  it('in a charset that nobody knows is answered with 415', async () => {
    await problemOf(client().post('/orders').set('Content-Type', 'application/json;charset=nope').send('{}'), 415);
    await problemOf(client().post('/orders').set('Content-Type', 'nonsense').send('{}'), 415);
  });

  it('in another charset is read', async () => {
    const body = Buffer.from('{"customer":"é"}', 'utf16le').swap16();
    const answer = client().post('/orders').set('Content-Type', 'application/json;charset=UTF-16');
    assert.equal(
      (
        (
          await answer
            .serialize((one: unknown) => one as string)
            .send(body as unknown as object)
            .expect(200)
        ).body as Order
      ).customer,
      'é',
    );
  });
});
