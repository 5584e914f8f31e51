import { escapeHtml } from '../http/escape-html.js';
import { HttpStatus } from '../http/http-status.js';
import { ProblemDetail } from '../http/problem-detail.js';
import { ERROR_EXCEPTION, ERROR_MESSAGE } from './dispatch-attributes.js';
import type { HttpServletRequest } from './http-servlet-request.js';
import type { HttpServletResponse } from './http-servlet-response.js';

/**
 * Writes the body of a failure that no error page of the application answers; the status is already set, headers are as
 * the servlet left them. Source: Tomcat `ErrorReportValve`.
 */
export type ErrorReport = (request: HttpServletRequest, response: HttpServletResponse) => void | Promise<void>;

/** An error answer without a body: status and headers only. */
export const emptyErrorReport: ErrorReport = () => {};

/**
 * A problem detail (RFC 9457), or a plain page for who asks for HTML. Both tell what `sendError` was told, and nothing else of
 * the inside of the application.
 */
export const problemErrorReport: ErrorReport = (request, response) => {
  const { status } = response;
  const isSaid = request.getAttribute(ERROR_EXCEPTION) === undefined;
  const detail = isSaid ? (request.getAttribute(ERROR_MESSAGE) as string | undefined) : undefined;
  response.characterEncoding = undefined;
  if (request.getHeader('Accept')?.includes('text/html')) {
    response.contentType = 'text/html;charset=UTF-8';
    return response.complete(page(status, detail));
  }
  const problem = ProblemDetail.forStatus(status);
  problem.instance = request.requestURI;
  if (detail) problem.detail = detail;
  response.contentType = 'application/problem+json';
  return response.complete(JSON.stringify(problem));
};

function page(status: number, detail: string | undefined): string {
  const title = `${status} ${HttpStatus.resolve(status)?.reasonPhrase ?? ''}`.trim();
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1>${detail ? `<p>${escapeHtml(detail)}</p>` : ''}</body>
</html>
`;
}
