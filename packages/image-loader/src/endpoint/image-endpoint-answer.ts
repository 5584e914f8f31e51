import { ImageError } from '../model/image-error.js';

/** What is to be sent. Field names are lower case. */
export interface ImageEndpointAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | undefined;
}

/** An answer that tells what was wrong, as a problem detail (RFC 9457). */
export function problem(status: number, title: string, detail: string): ImageEndpointAnswer {
  const body = new TextEncoder().encode(JSON.stringify({ type: 'about:blank', title, status, detail }));
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'content-length': String(body.length),
      'cache-control': 'no-store',
    },
    body,
  };
}

/** The answer to a failed load: whose fault it was, and no more of what went on inside. */
export function problemOf(error: unknown): ImageEndpointAnswer {
  const upstream = 'The image cannot be had from its origin';
  if (!ImageError.is(error)) return problem(500, 'Internal Server Error', 'The image cannot be drawn');
  switch (error.code) {
    case 'invalid-url':
      return problem(400, 'Bad Request', "'url' is no URL that can be loaded");
    case 'forbidden':
      return problem(403, 'Forbidden', 'The image, or where its origin redirects to, is not among what may be shown');
    case 'bad-image':
      return problem(415, 'Unsupported Media Type', 'What the origin sent is no image that can be drawn');
    case 'status':
    case 'blacklisted':
      return error.status === undefined || error.status === 404 || error.status === 410
        ? problem(404, 'Not Found', 'There is no such image at its origin')
        : problem(502, 'Bad Gateway', `${upstream}: it answered with status ${error.status}`);
    case 'timeout':
      return problem(504, 'Gateway Timeout', `${upstream}: it does not answer`);
    case 'cancelled':
      return problem(503, 'Service Unavailable', 'The server is being closed');
    default:
      return problem(502, 'Bad Gateway', `${upstream}: ${error.code}`);
  }
}
