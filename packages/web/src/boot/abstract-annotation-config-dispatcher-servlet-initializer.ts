import { AnnotationConfigApplicationContext, type Class } from '@vernal/core';
import { DispatcherServlet } from '../dispatcher/dispatcher-servlet.js';
import type { DynamicServletContext, ServletRegistration } from '../servlet/dynamic-servlet-context.js';
import type { Filter } from '../servlet/filter.js';
import { ContextLoaderListener } from './context-loader.js';
import { WebApplicationInitializer } from './web-application-initializer.js';

/**
 * Registers one dispatcher servlet from configuration classes, with a root context where there are classes for one.
 * Source: Spring `AbstractAnnotationConfigDispatcherServletInitializer`.
 */
export abstract class AbstractAnnotationConfigDispatcherServletInitializer extends WebApplicationInitializer {
  /** Classes of the root context; none: there is no root context. */
  protected abstract getRootConfigClasses(): readonly Class[];
  /** Classes of the servlet's own context. */
  protected abstract getServletConfigClasses(): readonly Class[];
  /** Paths of the servlet, such as `/` or `/admin/*`. */
  protected abstract getServletMappings(): readonly string[];

  /** Default `dispatcher`. */
  protected getServletName(): string {
    return 'dispatcher';
  }

  /** Filters before this servlet, in their order. Default: none. */
  protected getServletFilters(): readonly Filter[] {
    return [];
  }

  /** May set init parameters, limits of uploads and the like. */
  protected customizeRegistration(_registration: ServletRegistration): void {}

  onStartup(servletContext: DynamicServletContext): void {
    const rootClasses = this.getRootConfigClasses();
    if (rootClasses.length > 0) {
      servletContext.addListener(new ContextLoaderListener(new AnnotationConfigApplicationContext(...rootClasses)));
    }
    const name = this.getServletName();
    const servlet = new DispatcherServlet(new AnnotationConfigApplicationContext(...this.getServletConfigClasses()));
    const registration = servletContext.addServlet(name, servlet);
    registration.setLoadOnStartup(1).addMapping(...this.getServletMappings());
    for (const [index, filter] of this.getServletFilters().entries()) {
      const types = ['REQUEST', 'FORWARD', 'INCLUDE', 'ASYNC'] as const;
      servletContext.addFilter(`${name}.filter${index}`, filter).addMappingForServletNames(types, name);
    }
    this.customizeRegistration(registration);
  }
}
