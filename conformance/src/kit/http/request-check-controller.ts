import { PostMapping, RequestBody, RequestMapping, RestController, ServletWebRequest } from '@vernal/web';
import { object } from '../answers.js';
import { madeUpRequest, madeUpResponse } from './made-up.js';

/** lastModified in epoch milliseconds; status is what the response had before the check. */
interface NotModifiedRequest {
  readonly method: string;
  readonly requestHeaders?: Readonly<Record<string, string>> | null;
  readonly etag?: string | null;
  readonly lastModified?: number | null;
  readonly status?: number | null;
}

/** Checks on a whole request that is made up from the JSON: conditional requests, locale, forwarded headers. */
@RestController()
@RequestMapping('/kit/http')
export class RequestCheckController {
  /** ServletWebRequest.checkNotModified with an entity tag, a date, or both. */
  @PostMapping('/not-modified')
  notModified(@RequestBody() given: NotModifiedRequest): unknown {
    const request = madeUpRequest({ method: given.method, headers: given.requestHeaders ?? {} });
    const response = madeUpResponse({ status: given.status ?? 200 });
    const notModified = check(new ServletWebRequest(request, response), given);
    return object({
      notModified,
      status: response.status,
      etag: response.getHeader('ETag'),
      lastModified: response.getHeader('Last-Modified'),
    });
  }
}

function check(request: ServletWebRequest, { etag, lastModified }: NotModifiedRequest): boolean {
  if (typeof lastModified !== 'number') return request.checkNotModified(etag ?? undefined);
  return typeof etag === 'string'
    ? request.checkNotModified(etag, lastModified)
    : request.checkNotModified(lastModified);
}
