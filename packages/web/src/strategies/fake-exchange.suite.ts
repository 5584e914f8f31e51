import { HttpHeaders } from '../http/http-headers.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { HttpSession } from '../servlet/http-session.js';

/** What a client sends. */
export interface Facts {
  readonly accept?: string;
  readonly cookies?: Record<string, string>;
  readonly method?: string;
  readonly parameters?: Record<string, string>;
  readonly session?: Map<string, unknown>;
}

/** A request and its response without a server, for the strategies that keep something in a cookie or the session. */
export function fakeExchange({ accept, cookies: sent = {}, method = 'GET', parameters = {}, session }: Facts = {}) {
  const attributes = new Map<string, unknown>();
  const cookies: string[] = [];
  let attached = session;
  const asSession = (values: Map<string, unknown>): Partial<HttpSession> => ({
    getAttribute: (name) => values.get(name),
    setAttribute: (name, value) => void (value === undefined ? values.delete(name) : values.set(name, value)),
  });
  const request: Partial<HttpServletRequest> = {
    method,
    getHeader: () => accept,
    getLocales: () => {
      const locales = new HttpHeaders({ 'Accept-Language': accept }).getAcceptLanguageAsLocales();
      return locales.length > 0 ? locales : [new Intl.Locale('en')];
    },
    getCookies: () => Object.entries(sent).map(([name, value]) => ({ name, value })),
    getParameter: (name) => parameters[name],
    getAttribute: (name) => attributes.get(name),
    setAttribute: (name, value) => void attributes.set(name, value),
    getSession: (async (create = true) => {
      if (create) attached ??= new Map();
      return attached && asSession(attached);
    }) as HttpServletRequest['getSession'],
  };
  const response: Partial<HttpServletResponse> = { addCookie: (set) => void cookies.push(String(set)) };
  return {
    request: request as HttpServletRequest,
    response: response as HttpServletResponse,
    /** The headers that set cookies. */
    cookies,
    session: () => attached,
  };
}
