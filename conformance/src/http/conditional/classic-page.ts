import { type HttpServletRequest, type LastModified, ModelAndView, ViewController } from '@vernal/web';
import { CHANGED } from './check-controller.js';

/** The old controller interface with a date that the dispatcher servlet asks for before it calls the handler. */
export class ClassicPage extends ViewController implements LastModified {
  getLastModified(request: HttpServletRequest): number {
    return request.getParameter('unknown') === undefined ? CHANGED : -1;
  }

  handleRequest(request: HttpServletRequest): ModelAndView {
    return new ModelAndView('classic', { method: request.method });
  }
}
