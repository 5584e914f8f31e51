import { emptyErrorReport, RequestContextHolder, ServletContainer, SessionManager } from '@vernal/web';
import { serve } from '../support/serve.js';
import { Application } from './application.js';

// controllers of the locale area ask LocaleContextHolder
RequestContextHolder.enable();
// error pages of the container have an empty body, so only status and headers of an error say anything
const container = new ServletContainer({
  sessions: new SessionManager(),
  errorReport: emptyErrorReport,
  initParameters: { edition: 'first', greeting: 'greeting of the application' },
});
new Application().onStartup(container.servletContext);
await serve(container);
