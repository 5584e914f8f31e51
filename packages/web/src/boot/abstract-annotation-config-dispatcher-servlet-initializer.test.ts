import { Component } from '@vernal/core';
import request from 'supertest';
import { RestController } from '../decorators/controller.js';
import { GetMapping } from '../decorators/request-mapping.js';
import type { ServletRegistration } from '../servlet/dynamic-servlet-context.js';
import type { Filter } from '../servlet/filter.js';
import { ServletContainer } from '../servlet/servlet-container.js';
import { AbstractAnnotationConfigDispatcherServletInitializer } from './abstract-annotation-config-dispatcher-servlet-initializer.js';

@Component()
class Shared {
  readonly text = 'shared';
}

@RestController()
class AdminController {
  readonly #shared: Shared;
  constructor(shared: Shared) {
    this.#shared = shared;
  }
  @GetMapping('/text')
  text(): object {
    return { text: this.#shared.text };
  }
}

class Admin extends AbstractAnnotationConfigDispatcherServletInitializer {
  protected getRootConfigClasses() {
    return [Shared];
  }
  protected getServletConfigClasses() {
    return [AdminController];
  }
  protected getServletMappings() {
    return ['/admin/*'];
  }
  protected override getServletFilters(): Filter[] {
    const filter: Filter = {
      doFilter: (incoming, response, chain) => {
        response.setHeader('X-Filter', 'admin');
        return chain.doFilter(incoming, response);
      },
    };
    return [filter];
  }
  protected override customizeRegistration(registration: ServletRegistration): void {
    registration.setInitParameter('throwExceptionIfNoHandlerFound', 'false');
  }
}

describe('AbstractAnnotationConfigDispatcherServletInitializer', () => {
  it('registers a dispatcher servlet with its own and a root context, and its filters', async () => {
    const container = new ServletContainer();
    new Admin().onStartup(container.servletContext);
    await container.start();
    const http = request(container.listener);
    await http.get('/admin/text').expect(200, { text: 'shared' }).expect('X-Filter', 'admin');
    await http.get('/admin/nothing').expect(404);
    await http.get('/text').expect(404);
    await container.stop();
  });
});
