import { isPromiseLike, type MaybePromise } from '@vernal/core';
import { ServletWebRequest } from '../binding/servlet-web-request.js';
import type { ResponseBodyEmitter } from '../method/async/response-body-emitter.js';
import { StreamingReturnValueHandler } from '../method/async/streaming-return-value-handler.js';
import { ModelAndViewContainer } from '../method/model-and-view-container.js';
import type { ResponseWriter } from './server-response-context.js';

/** Begins to write what `fill` sends by an emitter; a failure of `fill` ends the answer. */
export function emitterWriter<E extends ResponseBodyEmitter>(
  newEmitter: () => E,
  fill: (emitter: E) => MaybePromise<unknown>,
): ResponseWriter {
  return (request, response, { asyncSupport, messageConverters }) => {
    const emitter = newEmitter();
    const webRequest = new ServletWebRequest(request, response);
    new StreamingReturnValueHandler(asyncSupport, messageConverters).write(
      emitter,
      new ModelAndViewContainer(),
      webRequest,
    );
    try {
      const filled = fill(emitter);
      if (isPromiseLike(filled)) filled.then(undefined, (error: unknown) => emitter.completeWithError(error));
    } catch (error) {
      emitter.completeWithError(error);
    }
    return undefined;
  };
}
