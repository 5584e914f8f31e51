import type { HttpServletRequest } from './http-servlet-request.js';

/** What the requests of `node:http2` have beside. */
interface Http2Request {
  readonly stream?: { readonly endAfterHeaders?: boolean };
}

/** Whether a body follows whose length nobody announced: in chunks, or as frames of HTTP/2, which need no header. */
export function hasStreamedBody(request: HttpServletRequest): boolean {
  if (request.getHeader('transfer-encoding')?.trim()) return true;
  const { raw } = request;
  return (
    raw.httpVersionMajor === 2 && request.contentLength < 0 && (raw as Http2Request).stream?.endAfterHeaders === false
  );
}
