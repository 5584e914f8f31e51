import { Component, MessageSource } from '@vernal/core';
import {
  Controller,
  type DynamicServletContext,
  ERROR_MESSAGE,
  ERROR_REQUEST_URI,
  ERROR_STATUS_CODE,
  getLocaleContext,
  HttpServletRequest,
  HttpStatus,
  ModelAndView,
  ProblemDetail,
  RequestMapping,
  ResponseEntity,
  type WebApplicationInitializer,
} from '@vernal/web';
import { PROBLEM, wantsPage } from './problem-page.js';

/** Sends every failure that nobody has answered to {@link ErrorController}. */
@Component()
export class ErrorPages implements WebApplicationInitializer {
  onStartup(servletContext: DynamicServletContext): void {
    servletContext.addErrorPage({ location: '/error' });
  }
}

/** A page for people and a problem detail for programs, in the language of the visitor. Nothing is told of the inside. */
@Controller()
export class ErrorController {
  readonly #messages: MessageSource;

  constructor(messages: MessageSource) {
    this.#messages = messages;
  }

  @RequestMapping('/error')
  async error(request: HttpServletRequest): Promise<ModelAndView | ResponseEntity> {
    const status = (request.getAttribute(ERROR_STATUS_CODE) as number | undefined) ?? 404;
    const { locale } = await getLocaleContext(request);
    const text = (code: string) => this.#messages.getMessage(code, undefined, undefined, locale);
    const known = request.getAttribute(PROBLEM) as ProblemDetail | undefined;
    const detail =
      known?.detail || text(`error.${status}.detail`) || (request.getAttribute(ERROR_MESSAGE) as string | undefined);
    if (wantsPage(request)) {
      const heading = text(`error.${status}.title`) ?? text('error.title');
      return new ModelAndView('error', { status, heading, detail: detail || text('error.detail') }, status);
    }
    const problem = known ?? ProblemDetail.forStatus(HttpStatus.resolve(status) ?? status);
    problem.instance = request.getAttribute(ERROR_REQUEST_URI) as string;
    if (detail) problem.detail = detail;
    return ResponseEntity.status(status).body(problem);
  }
}
