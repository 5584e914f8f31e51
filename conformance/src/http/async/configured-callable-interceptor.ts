import { CallableProcessingInterceptor, RESULT_NONE, type WebRequest } from '@vernal/web';

/** Answers in place of a callable that takes too long, if the request has ?rescue. */
export class ConfiguredCallableInterceptor extends CallableProcessingInterceptor {
  override handleTimeout(request: WebRequest): unknown {
    return request.getParameter('rescue') === undefined ? RESULT_NONE : 'rescued callable';
  }
}
