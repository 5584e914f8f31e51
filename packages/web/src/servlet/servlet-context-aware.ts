import { Interface } from '@vernal/core';
import type { ServletContext } from './servlet-context.js';

/** A bean that is told the application that it runs in. Source: Spring `ServletContextAware`. */
@Interface({ all: ['setServletContext'] })
export abstract class ServletContextAware {
  abstract setServletContext(servletContext: ServletContext): void;
}
