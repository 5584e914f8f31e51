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

  service(request: HttpServletRequest, response: HttpServletResponse): void | Promise<void> {
    const known = RequestContextHolder.getRequestAttributes() !== undefined;
    const context = known ? `known, locale ${LocaleContextHolder.getLocale()}` : 'unknown';
    response.contentType = 'text/plain;charset=UTF-8';
    return response.complete(`${this.#name} path=${request.servletPath} info=${request.pathInfo ?? 'none'} ${context}`);
  }
}
