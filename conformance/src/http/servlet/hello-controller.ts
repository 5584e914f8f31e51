import { type HttpServletRequest, type HttpServletResponse, ModelAndView, ViewController } from '@vernal/web';

/** An old-style controller: every HTTP method, and a view. ?direct: it answers by itself and returns nothing. */
export class HelloController extends ViewController {
  async handleRequest(request: HttpServletRequest, response: HttpServletResponse): Promise<ModelAndView | undefined> {
    if (request.getParameter('direct') !== undefined) {
      response.contentType = 'text/plain;charset=UTF-8';
      await response.complete('direct');
      return undefined;
    }
    return new ModelAndView('hello', { name: request.getParameter('name') ?? 'nobody', method: request.method });
  }
}
