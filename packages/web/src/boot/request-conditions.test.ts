import assert from 'node:assert/strict';
import { Configuration, Import } from '@vernal/core';
import type { Test } from 'supertest';
import type { PathMatchConfigurer } from '../config/path-match-configurer.js';
import { WebMvcConfigurer } from '../config/web-mvc-configurer.js';
import { RestController } from '../decorators/controller.js';
import { GetMapping, PatchMapping, PostMapping, RequestMapping } from '../decorators/request-mapping.js';
import { started, stopAll } from './serving.test.js';

@RestController()
@RequestMapping({ path: '/conditions', headers: 'X-Api' })
class ConditionsController {
  @GetMapping({ path: '/params', params: ['a', '!b'] })
  params(): string {
    return 'a without b';
  }

  @GetMapping({ path: '/params', params: ['a=1'] })
  value(): string {
    return 'a is 1';
  }

  @GetMapping({ path: '/params', params: ['a!=2', 'c'] })
  notValue(): string {
    return 'a is not 2';
  }

  @PostMapping({ path: '/consumes', consumes: 'text/*' })
  text(): string {
    return 'text';
  }

  @PostMapping({ path: '/consumes', consumes: 'application/json' })
  json(): string {
    return 'json';
  }

  @PostMapping({ path: '/consumes-not', consumes: '!text/csv' })
  notCsv(): string {
    return 'not csv';
  }

  @PatchMapping({ path: '/consumes', consumes: 'application/merge-patch+json' })
  patch(): string {
    return 'patch';
  }

  @GetMapping({ path: '/produces', produces: 'application/json' })
  producesJson(): string[] {
    return ['json'];
  }

  @GetMapping({ path: '/produces', produces: ['text/plain', 'text/markdown'] })
  producesText(): string {
    return 'text';
  }

  @RequestMapping('/any')
  any(): string {
    return 'any method';
  }

  @GetMapping('/any')
  get(): string {
    return 'GET';
  }
}

@RestController()
@RequestMapping('/patterns')
class PatternsController {
  @GetMapping('/{*rest}')
  rest(): string {
    return 'rest';
  }

  @GetMapping('/{name}')
  variable(): string {
    return 'variable';
  }

  @GetMapping('/{name}/*')
  wildcard(): string {
    return 'wildcard';
  }

  @GetMapping('/a/b')
  literal(): string {
    return 'literal';
  }
}

@RestController()
class FirstController {
  @GetMapping('/same')
  one(): string {
    return 'one';
  }
}

@RestController()
class SecondController {
  @GetMapping('/same')
  other(): string {
    return 'other';
  }
}

@Configuration()
@Import(FirstController)
class PrefixConfig implements WebMvcConfigurer {
  configurePathMatch = (configurer: PathMatchConfigurer) => {
    configurer.addPathPrefix('/v1', (type) => type === FirstController);
  };
}

describe('request conditions', () => {
  let client: Awaited<ReturnType<typeof started>>;
  before(async () => {
    client = await started(ConditionsController, PatternsController);
  });
  after(stopAll);

  const send = (method: 'get' | 'post' | 'patch' | 'options', path: string): Test =>
    client[method](`/conditions${path}`).set('X-Api', '1');

  it('of a class hold for its methods', async () => {
    await client.get('/conditions/any').expect(404);
    await send('get', '/any').expect(200);
  });

  it('on parameters choose the method, the more of them the better', async () => {
    await send('get', '/params?a=1').expect(200, 'a without b');
    await send('get', '/params?a=1&b=2').expect(200, 'a is 1');
    await send('get', '/params?a=3&b=1&c=1').expect(200, 'a is not 2');
    await send('get', '/params?b=1').expect(400);
  });

  it('on the type of the body choose the method, or are answered with 415', async () => {
    await send('post', '/consumes').type('text/plain').send('x').expect(200, 'text');
    await send('post', '/consumes').type('application/json').send('{}').expect(200, 'json');
    const { headers } = await send('post', '/consumes').type('image/png').send('x').expect(415);
    assert.equal(headers.accept, 'text/*, application/json');
    await send('post', '/consumes-not').type('text/csv').send('x').expect(415);
    await send('post', '/consumes-not').type('text/plain').send('x').expect(200, 'not csv');
    const patch = await send('patch', '/consumes').type('text/csv').send('x').expect(415);
    assert.equal(patch.headers['accept-patch'], 'application/merge-patch+json');
  });

  it('on the type of the answer choose the method by what is accepted, or are answered with 406', async () => {
    await send('get', '/produces').set('Accept', 'text/plain;q=0.5, application/json').expect(200, '["json"]');
    const { type } = await send('get', '/produces').set('Accept', 'application/json;q=0.5, text/markdown').expect(200);
    assert.equal(type, 'text/markdown');
    await send('get', '/produces').set('Accept', 'image/png').expect(406);
  });

  it('on the path come in the order of how much they leave open', async () => {
    const paths = { '/a/b': 'literal', '/a/c': 'wildcard', '/a': 'variable', '/a/b/c': 'rest', '': 'rest' };
    for (const [path, text] of Object.entries(paths)) await client.get(`/patterns${path}`).expect(200, text);
  });

  it('on the method come before none', async () => {
    await send('get', '/any').expect(200, 'GET');
    await send('post', '/any').expect(200, 'any method');
  });

  it('tell what a path can do', async () => {
    const { headers } = await send('options', '/consumes').expect(200);
    assert.equal(headers.allow, 'POST,PATCH,OPTIONS');
    assert.equal(headers['accept-patch'], 'application/merge-patch+json');
    assert.equal((await send('patch', '/produces').expect(405)).headers.allow, 'GET');
  });

  it('that are the same of two methods are refused, naming both', async () => {
    await assert.rejects(started(FirstController, SecondController), (error) => {
      const { message } = error as Error;
      return /FirstController\.one/.test(message) && /SecondController\.other/.test(message);
    });
  });

  it('have the prefix that the configuration gives the controller', async () => {
    const prefixed = await started(PrefixConfig);
    await prefixed.get('/v1/same').expect(200, 'one');
    await prefixed.get('/same').expect(404);
  });
});
