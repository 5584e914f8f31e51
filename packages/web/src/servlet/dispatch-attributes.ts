/** Request attributes that describe a forward, an include or an error. Source: Servlet 6.0 `RequestDispatcher`. */
export const FORWARD_REQUEST_URI = 'jakarta.servlet.forward.request_uri';
export const FORWARD_CONTEXT_PATH = 'jakarta.servlet.forward.context_path';
export const FORWARD_SERVLET_PATH = 'jakarta.servlet.forward.servlet_path';
export const FORWARD_PATH_INFO = 'jakarta.servlet.forward.path_info';
export const FORWARD_QUERY_STRING = 'jakarta.servlet.forward.query_string';
export const INCLUDE_REQUEST_URI = 'jakarta.servlet.include.request_uri';
export const INCLUDE_CONTEXT_PATH = 'jakarta.servlet.include.context_path';
export const INCLUDE_SERVLET_PATH = 'jakarta.servlet.include.servlet_path';
export const INCLUDE_PATH_INFO = 'jakarta.servlet.include.path_info';
export const INCLUDE_QUERY_STRING = 'jakarta.servlet.include.query_string';
export const ERROR_STATUS_CODE = 'jakarta.servlet.error.status_code';
export const ERROR_MESSAGE = 'jakarta.servlet.error.message';
export const ERROR_EXCEPTION = 'jakarta.servlet.error.exception';
export const ERROR_REQUEST_URI = 'jakarta.servlet.error.request_uri';
export const ERROR_SERVLET_NAME = 'jakarta.servlet.error.servlet_name';
