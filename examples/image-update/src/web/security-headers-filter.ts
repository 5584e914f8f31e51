import { Component } from '@vernal/core';
import type { Filter, FilterChain, HttpServletRequest, HttpServletResponse } from '@vernal/web';

const POLICY = [
  "default-src 'self'",
  "img-src 'self' blob: data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What a browser is told about every answer. Source: OWASP Secure Headers Project. */
@Component()
export class SecurityHeadersFilter implements Filter {
  doFilter(request: HttpServletRequest, response: HttpServletResponse, chain: FilterChain): void | Promise<void> {
    response.setHeader('Content-Security-Policy', POLICY);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'same-origin');
    return chain.doFilter(request, response);
  }
}
