import { IllegalArgumentException, type TypeDescriptor, uriDecode } from '@vernal/core';
import { COOKIE_VALUE } from '../../decorators/cookie-value.js';
import { MissingRequestCookieException } from '../../errors/missing-request-value-exceptions.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import type { Cookie } from '../../servlet/cookie.js';
import { MethodArgumentTypeMismatchException } from '../method-argument-exceptions.js';
import { type NamedValue, NamedValueArgumentResolver, type ValueReader } from './named-value-argument-resolver.js';

/**
 * `@CookieValue`: the value with its `%xy` escapes decoded, or the cookie as it is where the parameter is an object. A broken
 * escape is 400. Source: Spring `ServletCookieValueMethodArgumentResolver`.
 */
export class CookieValueArgumentResolver extends NamedValueArgumentResolver {
  supportsParameter(parameter: MethodParameter): boolean {
    return parameter.has(COOKIE_VALUE);
  }

  protected namedValue(parameter: MethodParameter): NamedValue {
    return parameter.get(COOKIE_VALUE) as NamedValue;
  }

  protected valueReader(name: string, parameter: MethodParameter, type: TypeDescriptor | undefined): ValueReader {
    const wantsCookie = (type === undefined && parameter.recordedType === Object) || type?.type === Object;
    return ({ request }) => {
      const cookie = request.getCookies().find((one: Cookie) => one.name === name);
      if (wantsCookie || cookie === undefined) return cookie;
      try {
        return uriDecode(cookie.value);
      } catch (error) {
        if (!(error instanceof IllegalArgumentException)) throw error;
        throw new MethodArgumentTypeMismatchException(cookie.value, type, name, parameter, error);
      }
    };
  }

  protected missingValue(name: string, typeName: string, isMissingAfterConversion: boolean): Error {
    return new MissingRequestCookieException(name, typeName, isMissingAfterConversion);
  }
}
