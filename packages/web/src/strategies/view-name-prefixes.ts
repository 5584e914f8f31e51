/** A view name that starts with it sends the client to the rest. Source: Spring `UrlBasedViewResolver`. */
export const REDIRECT_URL_PREFIX = 'redirect:';

/** A view name that starts with it hands the request to the rest. Source: Spring `UrlBasedViewResolver`. */
export const FORWARD_URL_PREFIX = 'forward:';
