import type { MaybePromise } from '@vernal/core';

/**
 * What a handler returns for work that is done after it: what the function gives is treated like a return value of the handler.
 * The signal is aborted where the request ends before the work. Source: `java.util.concurrent.Callable`.
 */
export type Callable<T = unknown> = (signal: AbortSignal) => MaybePromise<T>;
