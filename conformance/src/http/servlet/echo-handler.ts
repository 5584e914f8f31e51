import type { MaybePromise } from '@vernal/core';
import { getHandlerMatch, HttpRequestHandler, type HttpServletRequest, type HttpServletResponse } from '@vernal/web';

/** Says what the handler mapping found out. */
export class EchoHandler extends HttpRequestHandler {
  readonly #name: string;

  constructor(name: string) {
    super();
    this.#name = name;
  }

  handleRequest(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<void> {
    const match = getHandlerMatch(request);
    const facts = {
      handler: this.#name,
      pattern: String(match?.pattern),
      within: String(match?.pathWithinMapping),
      variables: match && match.uriVariables.size > 0 ? Object.fromEntries(match.uriVariables) : null,
      method: request.method,
    };
    response.contentType = 'application/json';
    return response.complete(JSON.stringify(facts));
  }
}
