import type { MaybePromise } from '@vernal/core';
import { HttpRequestHandler, type HttpServletRequest, type HttpServletResponse, type LastModified } from '@vernal/web';
import { CHANGED } from './check-controller.js';

/** A handler that writes the response itself. */
export class RawHandler extends HttpRequestHandler implements LastModified {
  getLastModified(): number {
    return CHANGED;
  }

  handleRequest(_: HttpServletRequest, response: HttpServletResponse): MaybePromise<void> {
    response.contentType = 'text/plain;charset=UTF-8';
    return response.write('raw');
  }
}
