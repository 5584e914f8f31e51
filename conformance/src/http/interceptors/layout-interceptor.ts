import {
  getHandlerMatch,
  HandlerInterceptor,
  HandlerMethod,
  type HttpServletRequest,
  type HttpServletResponse,
  type ModelAndView,
} from '@vernal/web';
import { javaText } from '../../support/java-text.js';

/** Before the handler: facts of the mapping as response headers. After it: another view and more model attributes. */
export class LayoutInterceptor extends HandlerInterceptor {
  override preHandle(request: HttpServletRequest, response: HttpServletResponse, handler: object): boolean {
    const match = getHandlerMatch(request);
    response.setHeader('X-Handler', handler instanceof HandlerMethod ? handler.methodName : 'not a method');
    response.setHeader('X-Pattern', javaText(match?.pattern.patternString));
    if (match && match.uriVariables.size > 0) response.setHeader('X-Variables', javaText(match.uriVariables));
    request.setAttribute('visitor', 'visitor set by the interceptor');
    return true;
  }

  override postHandle(
    _request: HttpServletRequest,
    _response: HttpServletResponse,
    _handler: object,
    result: ModelAndView | undefined,
  ): void {
    const name = result?.viewName;
    if (result === undefined || name === undefined || name.startsWith('redirect:')) return;
    result.addObject('content', name);
    result.view = 'layout';
  }
}
