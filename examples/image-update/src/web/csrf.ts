import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Component } from '@vernal/core';
import {
  HandlerInterceptor,
  type HttpServletRequest,
  type HttpServletResponse,
  ResponseStatusException,
  readMultipartRequest,
} from '@vernal/web';

const TOKEN = 'csrf';
/** The field of forms. */
export const CSRF_PARAMETER = '_csrf';
/** The header of scripts. */
export const CSRF_HEADER = 'X-CSRF-Token';

/** Whether a request may change something. Source: RFC 9110 section 9.2.1. */
export function isUnsafe({ method }: HttpServletRequest): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

/** The token that the forms of this visitor carry; a visitor without one gets one, and with it a session. */
export async function csrfToken(request: HttpServletRequest): Promise<string> {
  const session = await request.getSession();
  const known = session.getAttribute(TOKEN);
  if (typeof known === 'string') return known;
  const token = randomBytes(24).toString('base64url');
  session.setAttribute(TOKEN, token);
  return token;
}

/**
 * Refuses requests that change something and do not carry the token of the visitor's session: another site can send a
 * visitor's cookies, but cannot read a token. Source: OWASP, "synchronizer token pattern".
 */
@Component()
export class CsrfInterceptor implements HandlerInterceptor {
  async preHandle(request: HttpServletRequest, _response: HttpServletResponse): Promise<boolean> {
    // the page of an error is made by a dispatch of the same request, which has been judged
    if (!isUnsafe(request) || request.dispatcherType === 'ERROR') return true;
    await readMultipartRequest(request);
    const session = await request.getSession(false);
    const expected = session?.getAttribute(TOKEN);
    const given = request.getHeader(CSRF_HEADER) ?? request.getParameter(CSRF_PARAMETER);
    if (typeof expected === 'string' && given !== undefined && isSame(given, expected)) return true;
    throw new ResponseStatusException(403, 'error.403.detail');
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
