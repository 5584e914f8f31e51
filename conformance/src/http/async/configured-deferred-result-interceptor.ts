import { type DeferredResult, DeferredResultProcessingInterceptor, type WebRequest } from '@vernal/web';

/** Sets the result of a deferred result that takes too long, if the request has ?rescue. */
export class ConfiguredDeferredResultInterceptor extends DeferredResultProcessingInterceptor {
  override handleTimeout(request: WebRequest, result: DeferredResult): boolean {
    if (request.getParameter('rescue') === undefined) return true;
    result.setErrorResult('rescued deferred');
    return false; // no further interceptor
  }
}
