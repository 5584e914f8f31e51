import { Component } from '@vernal/core';
import type { Filter, FilterChain, HttpServletRequest, HttpServletResponse } from '@vernal/web';
import { RequestLog } from './request-log.js';

/** Writes down every request when its answer has been sent. */
@Component()
export class RequestLogFilter implements Filter {
  readonly #log: RequestLog;

  constructor(log: RequestLog) {
    this.#log = log;
  }

  doFilter(request: HttpServletRequest, response: HttpServletResponse, chain: FilterChain): void | Promise<void> {
    const start = performance.now();
    response.raw.once('close', () => {
      const length = Number(response.getHeader('Content-Length') ?? 0);
      this.#log.add({
        time: new Date().toTimeString().slice(0, 8),
        method: request.method,
        path: request.requestURI,
        status: response.status,
        bytes: request.method === 'HEAD' || response.status === 304 ? 0 : length,
        milliseconds: Math.round((performance.now() - start) * 10) / 10,
      });
    });
    return chain.doFilter(request, response);
  }
}
