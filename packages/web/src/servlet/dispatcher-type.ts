/** Why a request is being processed. Source: Servlet 6.0 `DispatcherType`. */
export type DispatcherType = 'REQUEST' | 'FORWARD' | 'INCLUDE' | 'ASYNC' | 'ERROR';
