import type { RequestListener } from './protocol-options.js';

/**
 * What answers requests with `Expect: 100-continue`: the client is told to go on when somebody reads the body. One that is refused before,
 * as for its announced length, sends nothing of it, and its connection ends with the answer. RFC 9110 section 10.1.1.
 */
export function continueWhenRead(listener: RequestListener): RequestListener {
  return (request, response) => {
    const { _read: read } = request;
    const { shouldKeepAlive } = response;
    response.shouldKeepAlive = false;
    request._read = (size) => {
      request._read = read;
      if (!response.headersSent && !response.destroyed) {
        response.shouldKeepAlive = shouldKeepAlive;
        response.writeContinue();
      }
      read.call(request, size);
    };
    listener(request, response);
  };
}
