import { type TypeDescriptor } from '@vernal/core';
import { COOKIE_VALUE } from '../../decorators/cookie-value.js';
import { MissingRequestCookieException } from '../../errors/missing-request-value-exceptions.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import type { Cookie } from '../../servlet/cookie.js';
import { type NamedValue, NamedValueArgumentResolver, type ValueReader } from './named-value-argument-resolver.js';

/** `@CookieValue`: the value, or the cookie where the parameter is an object. Source: Spring `ServletCookieValueMethodArgumentResolver`. */
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
      return wantsCookie ? cookie : cookie?.value;
    };
  }

  protected missingValue(name: string, typeName: string, isMissingAfterConversion: boolean): Error {
    return new MissingRequestCookieException(name, typeName, isMissingAfterConversion);
  }
}
