import { type AnnotationKey } from '@vernal/core';
import type { AttributeScope } from '../../binding/web-request.js';
import type { NamedValueOptions } from '../../decorators/parameter-type.js';
import { REQUEST_ATTRIBUTE } from '../../decorators/request-attribute.js';
import { SESSION_ATTRIBUTE } from '../../decorators/session-attribute.js';
import { ServletRequestBindingException } from '../../errors/servlet-request-binding-exception.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import { type NamedValue, NamedValueArgumentResolver, type ValueReader } from './named-value-argument-resolver.js';

/** An attribute of the request or of the session, as it is or converted. */
abstract class AttributeArgumentResolver extends NamedValueArgumentResolver {
  readonly #key: AnnotationKey<NamedValueOptions>;
  readonly #scope: AttributeScope;

  constructor(key: AnnotationKey<NamedValueOptions>, scope: AttributeScope) {
    super();
    this.#key = key;
    this.#scope = scope;
  }

  supportsParameter(parameter: MethodParameter): boolean {
    return parameter.has(this.#key);
  }

  protected namedValue(parameter: MethodParameter): NamedValue {
    return parameter.get(this.#key) as NamedValue;
  }

  protected valueReader(name: string): ValueReader {
    return (request) => request.getAttribute(name, this.#scope);
  }

  protected missingValue(name: string, typeName: string): Error {
    return new ServletRequestBindingException(`Missing ${this.#scope} attribute '${name}' of type ${typeName}`);
  }
}

/** `@RequestAttribute`. Source: Spring `RequestAttributeMethodArgumentResolver`. */
export class RequestAttributeArgumentResolver extends AttributeArgumentResolver {
  constructor() {
    super(REQUEST_ATTRIBUTE, 'request');
  }
}

/** `@SessionAttribute`. Source: Spring `SessionAttributeMethodArgumentResolver`. */
export class SessionAttributeArgumentResolver extends AttributeArgumentResolver {
  constructor() {
    super(SESSION_ATTRIBUTE, 'session');
  }
}
