import assert from 'node:assert/strict';
import { Configuration, DateTimeFormat, Integer, LocalDate } from '@vernal/core';
import { EnableWebMvc } from '../config/enable-web-mvc.js';
import type { PathMatchConfigurer } from '../config/path-match-configurer.js';
import type { WebMvcConfigurer } from '../config/web-mvc-configurer.js';
import { RestController } from '../decorators/controller.js';
import { PathVariable } from '../decorators/path-variable.js';
import { RequestBody } from '../decorators/request-body.js';
import { GetMapping, PostMapping, RequestMapping } from '../decorators/request-mapping.js';
import { RequestParam } from '../decorators/request-param.js';
import { on } from '../method/links/controller-method-call.js';
import { MvcUriComponentsBuilder } from '../method/links/mvc-uri-components-builder.js';
import { ServletUriComponentsBuilder } from '../method/links/servlet-uri-components-builder.js';
import { Model } from '../method/model.js';
import { RequestContextHolder } from '../strategies/request-context-holder.js';
import { UriComponentsBuilder } from '../uri/uri-components-builder.js';
import { started, stopAll } from './serving.test.js';

class Order {
  text = '';
}

@RestController()
@RequestMapping('/orders')
class OrderController {
  @GetMapping('/{id:[0-9]+}')
  show(@PathVariable({ type: Integer }) id: number, _model: Model): string {
    return `order ${id}`;
  }

  @GetMapping()
  list(
    @RequestParam('q') _query: string,
    @RequestParam('tag', { required: false }) _tags: string[],
    @RequestParam({ name: 'page', defaultValue: '1' }) _page: number,
  ): string {
    return 'list';
  }

  @GetMapping('/since/{day}')
  since(@PathVariable() @DateTimeFormat({ iso: 'DATE' }) day: LocalDate, size: number): string {
    return `${day} ${size}`;
  }

  @PostMapping()
  create(@RequestBody() _order: Order): string {
    return MvcUriComponentsBuilder.fromMethodCall(on(OrderController).show(7)).toUriString();
  }

  @GetMapping({ path: '/links', name: 'links' })
  links(): object {
    return {
      controller: MvcUriComponentsBuilder.fromController(OrderController).toUriString(),
      name: MvcUriComponentsBuilder.fromMappingName('OC#show').arg(0, 8).build(),
      expanded: MvcUriComponentsBuilder.fromMappingName('OC#show').buildAndExpand(9),
      context: ServletUriComponentsBuilder.fromCurrentContextPath().path('/x').toUriString(),
      method: MvcUriComponentsBuilder.fromMethodName(OrderController, 'show', 10).toUriString(),
      mapping: ServletUriComponentsBuilder.fromCurrentServletMapping().toUriString(),
      uri: ServletUriComponentsBuilder.fromCurrentRequestUri().build().path,
      request: ServletUriComponentsBuilder.fromCurrentRequest().build().query,
    };
  }

  unmapped(): void {}
}

@RestController()
class HomeController {
  @GetMapping()
  home(): string {
    return 'home';
  }
}

describe('MvcUriComponentsBuilder', () => {
  afterEach(stopAll);

  const links = MvcUriComponentsBuilder.relativeTo(UriComponentsBuilder.fromUriString('https://h/app'));

  it('links to a method with the variables of its path', () => {
    assert.equal(links.withMethodCall(on(OrderController).show(7)).toUriString(), 'https://h/app/orders/7');
    assert.equal(links.withMethodName(OrderController, 'show', 7, undefined).toUriString(), 'https://h/app/orders/7');
  });

  it('puts parameters into the query, each element of a list for itself', () => {
    const call = on(OrderController).list('a b&c', ['x', 'y'], 2);
    assert.equal(links.withMethodCall(call).encode().build({}), 'https://h/app/orders?q=a%20b%26c&tag=x&tag=y&page=2');
  });

  it('leaves out what is not given, but for required parameters', () => {
    assert.equal(links.withMethodCall(on(OrderController).list()).toUriString(), 'https://h/app/orders?q');
  });

  it('writes values in the format of the parameter, also of those without a decorator', () => {
    const call = on(OrderController).since(new LocalDate(2024, 2, 29), 5);
    assert.equal(links.withMethodCall(call).toUriString(), 'https://h/app/orders/since/2024-02-29?size=5');
  });

  it('leaves variables without a value to be given later', () => {
    const link = links.withMethodCall(on(OrderController).show());
    assert.equal(link.buildAndExpand(3).toUriString(), 'https://h/app/orders/3');
  });

  it('links to what the methods of a controller share', () => {
    assert.equal(links.withController(OrderController).toUriString(), 'https://h/app/orders');
    assert.equal(links.withController(HomeController).toUriString(), 'https://h/app/');
    assert.equal(links.withMethodCall(on(HomeController).home()).toUriString(), 'https://h/app/');
  });

  it('refuses methods without a mapping, and more arguments than there are', () => {
    assert.throws(
      () => links.withMethodCall(on(OrderController).unmapped()),
      /OrderController.unmapped has no mapping/,
    );
    assert.throws(() => links.withMethodName(OrderController, 'show', 1, 2, 3), /2 parameters, but got 3/);
    assert.throws(() => links.withMappingName('none'), /No mapping has the name 'none'/);
  });

  it('knows nothing but the methods of a controller, so that it can be awaited by mistake', async () => {
    const calls = on(OrderController);
    assert.equal(await Promise.resolve(calls), calls);
    assert.equal((calls as Record<string, unknown>).constructor, undefined);
  });

  it('checks the types of arguments', () => {
    // @ts-expect-error a text is no number
    on(OrderController).show('7');
    // @ts-expect-error there is no such method
    assert.throws(() => on(OrderController).missing());
  });

  it('begins at the present request, with the prefix of the controller', async () => {
    RequestContextHolder.enable();

    @Configuration()
    @EnableWebMvc()
    class Config implements WebMvcConfigurer {
      configurePathMatch(configurer: PathMatchConfigurer): void {
        configurer.addPathPrefix('/api', (type) => type === OrderController);
      }
    }
    const client = await started(Config, OrderController);
    const created = await client.post('/api/orders').send({}).set('Host', 'shop.example:8081').expect(200);
    assert.equal(created.text, 'http://shop.example:8081/api/orders/7');
    const { body } = await client.get('/api/orders/links?a=1').set('Host', 'shop.example').expect(200);
    assert.deepEqual(body, {
      controller: 'http://shop.example/api/orders',
      name: '/api/orders/8',
      expanded: '/api/orders/9',
      context: 'http://shop.example/x',
      method: 'http://shop.example/api/orders/10',
      mapping: 'http://shop.example',
      uri: '/api/orders/links',
      request: 'a=1',
    });
  });
});
