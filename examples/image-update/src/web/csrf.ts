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
const CSRF_PARAMETER = '_csrf';
/** The header of scripts. */
const CSRF_HEADER = 'X-CSRF-Token';

/** Whether a request may change something. Source: RFC 9110 section 9.2.1. */
export function isUnsafe({ method }: HttpServletRequest): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

const TOKEN_LENGTH = 24;

/**
 * The token that the forms of this visitor carry, masked: compressed pages whose secrets are written alike each time give them away
 * (BREACH). A visitor without one gets one, and with it a session. Source: Spring Security `XorCsrfTokenRequestAttributeHandler`.
 */
export async function csrfToken(request: HttpServletRequest): Promise<string> {
  const session = await request.getSession();
  let token = session.getAttribute(TOKEN);
  if (typeof token !== 'string') {
    token = randomBytes(TOKEN_LENGTH).toString('base64url');
    session.setAttribute(TOKEN, token);
  }
  const mask = randomBytes(TOKEN_LENGTH);
  return Buffer.concat([mask, xor(mask, Buffer.from(token as string, 'base64url'))]).toString('base64url');
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
  const bytes = Buffer.from(given, 'base64url');
  if (bytes.length !== 2 * TOKEN_LENGTH) return false;
  const token = xor(bytes.subarray(0, TOKEN_LENGTH), bytes.subarray(TOKEN_LENGTH));
  return timingSafeEqual(token, Buffer.from(expected, 'base64url'));
}

const xor = (a: Buffer, b: Buffer): Buffer => a.map((byte, i) => byte ^ (b[i] as number)) as Buffer;
