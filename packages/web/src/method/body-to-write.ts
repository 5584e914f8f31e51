import type { TypeDescriptor } from '@vernal/core';
import type { ConversionHints } from '../converters/http-message-converter.js';
import { BODY_TYPE } from '../decorators/body-type.js';
import { JSON_VIEW } from '../decorators/json-view.js';
import type { MethodParameter } from '../mapping/method-parameter.js';

/** What a method says about the body that it gives: `@BodyType`, `@JsonView`. */
export class BodyToWrite {
  readonly returnType: MethodParameter;
  /** What the handler declares to write; undefined where it says nothing. */
  readonly declaredType: TypeDescriptor | undefined;
  readonly hints: ConversionHints | undefined;

  constructor(returnType: MethodParameter) {
    const declaration = returnType.getMethodAnnotation(BODY_TYPE);
    const jsonViews = returnType.getMethodAnnotation(JSON_VIEW)?.views;
    this.returnType = returnType;
    this.declaredType = declaration && returnType.typeDescriptor(declaration);
    this.hints = jsonViews && { jsonViews };
  }
}
