import { AnnotationConfigApplicationContext, type Class } from '@vernal/core';
import { DispatcherServlet, emptyErrorReport, ServletContainer, SessionManager } from '@vernal/web';
import { serve } from '../support/serve.js';
import { LenientConfig } from './lenient-config.js';
import { MainConfig } from './main-config.js';
import { ProblemsConfig } from './problems-config.js';
import { IdentityFilter } from './support/identity-filter.js';
import { ViewsConfig } from './views-config.js';

// error pages of the container have an empty body, so only status and headers of an error say anything
const container = new ServletContainer({ sessions: new SessionManager(), errorReport: emptyErrorReport });
const { servletContext } = container;

function servlet(name: string, mapping: string, config: Class): void {
  const dispatcher = new DispatcherServlet(new AnnotationConfigApplicationContext(config));
  servletContext.addServlet(name, dispatcher).setLoadOnStartup(1).addMapping(mapping);
}

servletContext.addFilter('identity', new IdentityFilter()).addMappingForUrlPatterns(undefined, '/*');
// each servlet has a context of its own; nothing is shared between them
servlet('main', '/', MainConfig);
servlet('views', '/views/*', ViewsConfig);
servlet('problems', '/problems/*', ProblemsConfig);
servlet('lenient', '/lenient/*', LenientConfig);
await serve(container);
