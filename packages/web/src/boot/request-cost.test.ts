import assert from 'node:assert/strict';
import { createHook } from 'node:async_hooks';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { compileFunction } from 'node:vm';
import { Configuration } from '@vernal/core';
import type { InterceptorRegistry } from '../config/interceptor-registry.js';
import { WebMvcConfigurer } from '../config/web-mvc-configurer.js';
import { RestController } from '../decorators/controller.js';
import { PathVariable } from '../decorators/path-variable.js';
import { GetMapping } from '../decorators/request-mapping.js';
import { RequestParam } from '../decorators/request-param.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { HandlerExecutionChain } from '../strategies/handler-execution-chain.js';
import { RequestContextHolder } from '../strategies/request-context-holder.js';
import { VernalApplication } from './vernal-application.js';

interface Exchange {
  readonly request: HttpServletRequest;
  readonly response: HttpServletResponse;
}

const exchanges: Exchange[] = [];

@RestController()
class CostController {
  @GetMapping('/plain')
  plain(): object {
    return { plain: true };
  }

  @GetMapping('/items/{id}')
  item(@PathVariable() id: number, @RequestParam() flag: boolean): object {
    return { id, flag };
  }

  @GetMapping('/later')
  async later(): Promise<object> {
    return { later: true };
  }
}

@Configuration()
class CostConfig extends WebMvcConfigurer {
  override addInterceptors(registry: InterceptorRegistry): void {
    registry.addInterceptor({
      preHandle: (request, response) => exchanges.push({ request, response }) > 0,
      postHandle: (request) => request.setAttribute('handled', true),
      afterCompletion: () => {},
    });
  }
}

/** What is decided about the price of a request by how the code is built; benchmarks say what it comes to. */
describe('the cost of a request', () => {
  const isEnabled = Object.getOwnPropertyDescriptor(RequestContextHolder, 'isEnabled') as PropertyDescriptor;
  let app: VernalApplication;

  before(async () => {
    // once any application has switched it on, the whole process follows its requests, by promises
    Object.defineProperty(RequestContextHolder, 'isEnabled', { ...isEnabled, get: () => false });
    app = await VernalApplication.run([CostConfig, CostController], { listen: false });
  });

  after(async () => {
    Object.defineProperty(RequestContextHolder, 'isEnabled', isEnabled);
    await app.close();
  });

  function send(url: string, method = 'GET', headers: Record<string, string> = {}): ServerResponse {
    const raw = new IncomingMessage(new Socket());
    Object.assign(raw, { url, method, headers, rawHeaders: Object.entries(headers).flat() });
    const response = new ServerResponse(raw);
    app.listener(raw, response);
    return response;
  }

  function promisesOf(work: () => void): number {
    let count = 0;
    const hook = createHook({
      init: (_id, type) => {
        if (type === 'PROMISE') count++;
      },
    });
    hook.enable();
    try {
      work();
    } finally {
      hook.disable();
    }
    return count;
  }

  for (const url of ['/plain', '/items/7?flag=true']) {
    it(`is no promise where nothing is waited for: ${url}`, async () => {
      let response: ServerResponse | undefined;
      const count = promisesOf(() => {
        response = send(url);
      });
      assert.equal(count, 0);
      assert.equal(response?.statusCode, 200);
      await setImmediate();
      assert.equal(response.writableEnded, true);
    });
  }

  it('has promises where a handler gives one', () => {
    assert.ok(promisesOf(() => send('/later')) > 0);
  });

  it('has requests and responses of one hidden class, whatever was asked of them', () => {
    setFlagsFromString('--allow-natives-syntax');
    const haveSameMap = compileFunction('return %HaveSameMap(a, b)', ['a', 'b']) as (a: object, b: object) => boolean;
    exchanges.length = 0;
    send('/plain');
    send('/items/7?flag=true', 'GET', { cookie: 'a=b', 'accept-language': 'de' });
    send('/plain', 'HEAD', { accept: 'application/json' });
    const [first, ...others] = exchanges as [Exchange, ...Exchange[]];
    assert.equal(others.length, 2);
    others[0]?.request.getCookies();
    others[0]?.request.getParameterMap();
    for (const { request, response } of others) {
      assert.ok(haveSameMap(request, first.request));
      assert.ok(haveSameMap(response, first.response));
    }
    assert.equal(haveSameMap(first.request, first.response), false);
  });

  it('is no list of interceptors where there are none', () => {
    const [one, other] = [new HandlerExecutionChain({}), new HandlerExecutionChain({})];
    assert.equal(one.interceptors, other.interceptors);
  });
});
