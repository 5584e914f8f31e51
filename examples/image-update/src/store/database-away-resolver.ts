import { getLogger } from '@vernal/core';
import {
  AbstractHandlerExceptionResolver,
  type HttpServletRequest,
  type HttpServletResponse,
  ModelAndView,
} from '@vernal/web';

const logger = getLogger('gallery.DatabaseAwayResolver');

/** Of a connection that is broken, and of PostgreSQL while it stops or starts. */
const CODES = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03']);
const MESSAGES = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** Answers 503 while the database cannot be reached: the visitor, or a proxy, may try again. */
export class DatabaseAwayResolver extends AbstractHandlerExceptionResolver {
  protected doResolveException(
    _request: HttpServletRequest,
    response: HttpServletResponse,
    _handler: object | undefined,
    exception: unknown,
  ): ModelAndView | undefined {
    const { code = '', syscall, message = '' } = exception as Partial<NodeJS.ErrnoException>;
    if (syscall !== 'connect' && !CODES.has(code) && !MESSAGES.test(message)) return undefined;
    logger.warn(`The database is away: ${message || code}`);
    response.setHeader('Retry-After', '5');
    response.sendError(503);
    return new ModelAndView();
  }
}
