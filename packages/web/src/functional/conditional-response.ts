import { HttpHeaders } from '../http/http-headers.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';

/** Takes what a check of conditions says of the answer: the part of an `HttpServletResponse` that the check uses. */
export class ConditionalResponse
  implements Pick<HttpServletResponse, 'status' | 'containsHeader' | 'getHeader' | 'setHeader'>
{
  status = 200;
  readonly headers = new HttpHeaders();

  containsHeader(name: string): boolean {
    return this.headers.containsKey(name);
  }

  getHeader(name: string): string | undefined {
    return this.headers.getFirst(name);
  }

  setHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }
}
