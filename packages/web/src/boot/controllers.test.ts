import assert from 'node:assert/strict';
import { Integer } from '@vernal/core';
import request from 'supertest';
import { ResponseEntity } from '../converters/response-entity.js';
import { Controller, RestController } from '../decorators/controller.js';
import { ModelAttribute } from '../decorators/model-attribute.js';
import { PathVariable } from '../decorators/path-variable.js';
import { RequestBody } from '../decorators/request-body.js';
import { RequestHeader } from '../decorators/request-header.js';
import { GetMapping, PostMapping, RequestMapping } from '../decorators/request-mapping.js';
import { RequestParam } from '../decorators/request-param.js';
import { DispatcherServlet } from '../dispatcher/dispatcher-servlet.js';
import { contextWith } from '../dispatcher/dispatching.test.js';
import { DefaultHandlerExceptionResolver } from '../exceptions/default-handler-exception-resolver.js';
import { RequestMappingHandlerMapping } from '../mapping/request-mapping-handler-mapping.js';
import { Model } from '../method/model.js';
import { RequestMappingHandlerAdapter } from '../method/request-mapping-handler-adapter.js';
import { ContentNegotiationManager } from '../negotiation/content-negotiation-manager.js';
import { emptyErrorReport } from '../servlet/error-report.js';
import { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ServletContainer } from '../servlet/servlet-container.js';
import { View } from '../strategies/view.js';
import { ViewResolver } from '../strategies/view-resolver.js';

class Order {
  name = '';
  quantity = 1;
}

@RestController()
@RequestMapping('/orders')
class OrderController {
  @GetMapping('/{id}')
  show(@PathVariable() id: number, @RequestParam({ required: false }) verbose: boolean): object {
    return { id, verbose };
  }

  @GetMapping('/text')
  async text(@RequestHeader('X-Word') word: string): Promise<string> {
    return `word ${word}`;
  }

  @PostMapping()
  create(@RequestBody() order: Order): ResponseEntity<Order> {
    assert.ok(order instanceof Order);
    return ResponseEntity.created('/orders/1').eTag('v1').body(order);
  }

  @GetMapping('/bound')
  bound(@ModelAttribute() order: Order, @RequestParam('n', { type: Integer, defaultValue: '7' }) n: number): object {
    return { order, n };
  }

  @GetMapping('/by-hand')
  byHand(response: HttpServletResponse): void {
    response.status = 202;
    void response.write('by hand');
  }
}

@Controller()
class PageController {
  @GetMapping('/page')
  page(model: Model): string {
    model.addAttribute('greeting', 'hi').addAttribute(new Order());
    return 'welcome';
  }
}

class Shown extends View {
  readonly contentType = 'text/plain';
  readonly name: string;
  constructor(name: string) {
    super();
    this.name = name;
  }
  render: View['render'] = (model, _request, response) =>
    response.write(`${this.name} ${[...model.keys()].filter((key) => !key.includes('Binding')).join()}`);
}

class Views extends ViewResolver {
  resolveViewName(name: string): View {
    return new Shown(name);
  }
}

function clientOf(...controllers: object[]) {
  const mapping = new RequestMappingHandlerMapping({ contentNegotiationManager: new ContentNegotiationManager() });
  for (const controller of controllers) mapping.detectHandlerMethods(controller);
  const beans = {
    mapping,
    adapter: new RequestMappingHandlerAdapter(),
    views: new Views(),
    errors: new DefaultHandlerExceptionResolver(),
  };
  const container = new ServletContainer({ errorReport: emptyErrorReport });
  container.servletContext.addServlet('main', new DispatcherServlet(contextWith(beans))).addMapping('/');
  return container.start().then(() => request(container.listener));
}

describe('RequestMappingHandlerAdapter', () => {
  let client: Awaited<ReturnType<typeof clientOf>>;
  before(async () => {
    client = await clientOf(new OrderController(), new PageController());
  });

  it('converts path variables and parameters to the types of their parameters', async () => {
    await client.get('/orders/5?verbose=true').expect(200, { id: 5, verbose: true });
    await client.get('/orders/5').expect(200, { id: 5 });
    await client.get('/orders/abc').expect(400);
    await client.get('/orders/5?verbose=maybe').expect(400);
  });

  it('writes texts as texts, from a promise too', async () => {
    const { text, headers } = await client.get('/orders/text').set('X-Word', 'hi').expect(200);
    assert.equal(text, 'word hi');
    assert.match(headers['content-type'] as string, /^text\/plain/);
    await client.get('/orders/text').expect(400);
  });

  it('reads bodies as objects and writes entities', async () => {
    const answer = await client.post('/orders').send({ name: 'A', quantity: 2 }).expect(201);
    assert.deepEqual(answer.body, { name: 'A', quantity: 2 });
    assert.equal(answer.headers.location, '/orders/1');
    await client.post('/orders').set('Content-Type', 'application/json').send('{"name":').expect(400);
    await client.post('/orders').set('Content-Type', 'text/csv').send('a').expect(415);
  });

  it('binds parameters to objects', async () => {
    const answer = await client.get('/orders/bound?name=B&quantity=3').expect(200);
    assert.deepEqual(answer.body, { order: { name: 'B', quantity: 3 }, n: 7 });
    await client.get('/orders/bound?quantity=x').expect(400);
  });

  it('takes a handler that took the answer for done', async () => {
    await client.get('/orders/by-hand').expect(202, 'by hand');
  });

  it('renders the named view with the model', async () => {
    await client.get('/page').expect(200, 'welcome greeting,order');
  });

  it('answers HEAD, OPTIONS, 404 and 405 by itself', async () => {
    await client.head('/orders/5').expect(200);
    assert.equal((await client.options('/orders/text').expect(200)).headers.allow, 'GET,HEAD,OPTIONS');
    await client.get('/nowhere').expect(404);
    assert.equal((await client.delete('/orders/5').expect(405)).headers.allow, 'GET');
  });
});
