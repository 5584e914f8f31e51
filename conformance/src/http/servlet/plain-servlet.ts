import {
  type HttpServletRequest,
  type HttpServletResponse,
  LocaleContextHolder,
  RequestContextHolder,
  type Servlet,
  type ServletConfig,
} from '@vernal/web';

/** No dispatcher servlet: it says by which name and path it was called, and whether the framework knows of the request. */
export class PlainServlet implements Servlet {
  #name = '';

  init(config: ServletConfig): void {
    this.#name = config.servletName;
  }

  /** Answers GET and HEAD only, as a servlet of Java does that defines no more. */
  service(request: HttpServletRequest, response: HttpServletResponse): void | Promise<void> {
    switch (request.method) {
      case 'GET':
      case 'HEAD':
        return this.#doGet(request, response);
      case 'OPTIONS':
        response.setHeader('Allow', 'GET, HEAD, OPTIONS');
        return;
      case 'POST':
      case 'PUT':
      case 'DELETE':
        return response.sendError(405);
      case 'TRACE':
        response.setHeader('Allow', 'GET, HEAD, OPTIONS');
        return response.sendError(405);
      default:
        return response.sendError(501);
    }
  }

  #doGet(request: HttpServletRequest, response: HttpServletResponse): void | Promise<void> {
    const known = RequestContextHolder.getRequestAttributes() !== undefined;
    const context = known ? `known, locale ${LocaleContextHolder.getLocale()}` : 'unknown';
    response.contentType = 'text/plain;charset=UTF-8';
    return response.complete(`${this.#name} path=${request.servletPath} info=${request.pathInfo ?? 'none'} ${context}`);
  }
}
