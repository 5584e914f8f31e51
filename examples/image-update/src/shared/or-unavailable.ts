import { ErrorResponseException } from '@vernal/web';

/** What Redis says; throws an `ErrorResponseException` with 503 while it is away. */
export async function orUnavailable<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new ErrorResponseException(503, undefined, { cause, detailMessageCode: 'error.503.detail' });
  }
}
