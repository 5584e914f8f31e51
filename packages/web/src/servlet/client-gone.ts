import type { HttpServletResponse } from './http-servlet-response.js';

/** Whether an answer has nobody to go to any more; that of HTTP/2 tells it by its stream only. */
export function isClientGone(raw: HttpServletResponse['raw']): boolean {
  return raw.destroyed || (raw as { readonly stream?: { readonly destroyed: boolean } }).stream?.destroyed === true;
}
