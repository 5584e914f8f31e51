// Request attributes that describe a forward, an include or an error. Source: Servlet 6.0 `RequestDispatcher`.

/** Of a request that was forwarded: the path that it had before. */
export const FORWARD_REQUEST_URI = 'jakarta.servlet.forward.request_uri';
/** Of a request that was forwarded: the context path that it had before. */
export const FORWARD_CONTEXT_PATH = 'jakarta.servlet.forward.context_path';
/** Of a request that was forwarded: the servlet path that it had before. */
export const FORWARD_SERVLET_PATH = 'jakarta.servlet.forward.servlet_path';
/** Of a request that was forwarded: the path info that it had before. */
export const FORWARD_PATH_INFO = 'jakarta.servlet.forward.path_info';
/** Of a request that was forwarded: the query string that it had before. */
export const FORWARD_QUERY_STRING = 'jakarta.servlet.forward.query_string';
/** In what is included: its path, while the request keeps its own. */
export const INCLUDE_REQUEST_URI = 'jakarta.servlet.include.request_uri';
/** In what is included: its context path. */
export const INCLUDE_CONTEXT_PATH = 'jakarta.servlet.include.context_path';
/** In what is included: its servlet path. */
export const INCLUDE_SERVLET_PATH = 'jakarta.servlet.include.servlet_path';
/** In what is included: its path info. */
export const INCLUDE_PATH_INFO = 'jakarta.servlet.include.path_info';
/** In what is included: its query string. */
export const INCLUDE_QUERY_STRING = 'jakarta.servlet.include.query_string';
/** On an error page: the status, a number. */
export const ERROR_STATUS_CODE = 'jakarta.servlet.error.status_code';
/** On an error page: the message that `sendError` was given, or that of the error. */
export const ERROR_MESSAGE = 'jakarta.servlet.error.message';
/** On an error page: the error that was thrown, if one was. */
export const ERROR_EXCEPTION = 'jakarta.servlet.error.exception';
/** On an error page: the path of the request that failed. */
export const ERROR_REQUEST_URI = 'jakarta.servlet.error.request_uri';
/** On an error page: the name of the servlet that failed. */
export const ERROR_SERVLET_NAME = 'jakarta.servlet.error.servlet_name';
