import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BindingResult, type Class, Configuration, Property, Valid } from '@vernal/core';
import supertest from 'supertest';
import { EnableWebMvc } from '../config/enable-web-mvc.js';
import { Controller, RestController } from '../decorators/controller.js';
import { ModelAttribute } from '../decorators/model-attribute.js';
import { PathVariable } from '../decorators/path-variable.js';
import { GetMapping } from '../decorators/request-mapping.js';
import { RequestParam } from '../decorators/request-param.js';
import { DeferredResult } from '../method/async/deferred-result.js';
import { withoutLogs } from '../servlet/without-logs.suite.js';
import { ModelAndView } from '../strategies/model-and-view.js';
import { VernalApplication } from './vernal-application.js';

export class Colour {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export class Tenant {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export class Page {
  constructor(readonly title: string) {}
}

export class Form {
  @Property() word = '';
  @Property() count = 1;
}

@RestController()
export class PlainController {
  @GetMapping('/hello')
  hello(): string {
    return 'hello';
  }

  @GetMapping({ path: '/both', produces: ['text/plain', 'text/x-other'] })
  both(): string {
    return 'both';
  }

  @GetMapping('/colour/{colour}')
  colour(@PathVariable() colour: Colour): string {
    return colour instanceof Colour ? colour.name : 'no colour';
  }

  @GetMapping('/tenant')
  tenant(tenant: Tenant): string {
    return tenant.name;
  }

  @GetMapping('/page')
  page(): Page {
    return new Page('the page');
  }

  @GetMapping('/late')
  late(): DeferredResult<string> {
    return new DeferredResult<string>();
  }

  @GetMapping('/failing')
  failing(): string {
    throw new RangeError('too far');
  }

  @GetMapping('/number')
  number(@RequestParam('n') n: number): string {
    return `number ${n}`;
  }

  @GetMapping('/form')
  form(@Valid() @ModelAttribute() _form: Form, errors: BindingResult): object {
    return errors.getAllErrors().flatMap(({ codes }) => codes?.[0]);
  }
}

@Controller()
class ViewsController {
  @GetMapping('/model')
  model(): ModelAndView {
    return new ModelAndView('shown', { a: 1 });
  }

  @GetMapping('/heading')
  heading(): Page {
    return new Page('the page');
  }
}

@Configuration()
@EnableWebMvc()
class Enabled {}

/**
 * Registers a block of tests for each way of starting: with `@EnableWebMvc` and without it. `serving` gives a client of an
 * application with these configurers and the controllers of this file; it ends after the test.
 */
export function describeConfigurers(
  title: string,
  tests: (serving: (...configurers: Class[]) => Promise<ReturnType<typeof supertest>>, views: () => string) => void,
): void {
  for (const isEnabled of [true, false]) {
    describe(`${title} ${isEnabled ? 'with' : 'without'} @EnableWebMvc`, () => {
      const running: VernalApplication[] = [];
      let folder: string;

      withoutLogs();
      before(async () => {
        folder = await mkdtemp(join(tmpdir(), 'configurer-'));
        await writeFile(join(folder, 'file.txt'), 'file');
        await writeFile(join(folder, 'shown.eta'), 'a is <%= it.a %>');
      });
      after(async () => {
        await rm(folder, { recursive: true });
      });
      afterEach(async () => {
        await Promise.all(running.splice(0).map((application) => application.close()));
      });

      const serving = async (...configurers: Class[]) => {
        const classes = [...(isEnabled ? [Enabled] : []), PlainController, ViewsController, ...configurers];
        const application = await VernalApplication.run(classes, { listen: false });
        running.push(application);
        return supertest(application.listener);
      };
      tests(serving, () => folder);
    });
  }
}
