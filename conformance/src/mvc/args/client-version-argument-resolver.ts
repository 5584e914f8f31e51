import {
  type HandlerMethodArgumentResolver,
  HttpStatus,
  type MethodParameter,
  type ModelAndViewContainer,
  ResponseStatusException,
  type WebRequest,
} from '@vernal/web';
import { ClientVersion } from './client-version.js';

/** Fills arguments of type ClientVersion from the header X-Client: "web/3". A malformed header is answered with 400. */
export class ClientVersionArgumentResolver implements HandlerMethodArgumentResolver {
  supportsParameter(parameter: MethodParameter): boolean {
    return parameter.type === ClientVersion;
  }

  resolveArgument(
    _parameter: MethodParameter,
    _container: ModelAndViewContainer,
    request: WebRequest,
  ): ClientVersion | undefined {
    const header = request.getHeader('X-Client');
    if (header === undefined) return undefined;
    const [name, major, ...others] = header.split('/');
    if (name === undefined || major === undefined || others.length > 0 || !/^[0-9]{1,4}$/.test(major)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return new ClientVersion(name, Number(major));
  }
}
