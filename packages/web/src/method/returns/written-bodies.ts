import { BODY_TYPE } from '../../decorators/body-type.js';
import { JSON_VIEW } from '../../decorators/json-view.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import type { BodyToWrite } from '../message-body-writer.js';

const BODIES = new WeakMap<MethodParameter, BodyToWrite>();

/** What a method says about the body that it gives: `@BodyType`, `@JsonView`. */
export function bodyOf(returnType: MethodParameter): BodyToWrite {
  const known = BODIES.get(returnType);
  if (known) return known;
  const declaration = returnType.getMethodAnnotation(BODY_TYPE);
  const jsonViews = returnType.getMethodAnnotation(JSON_VIEW)?.views;
  const body: BodyToWrite = {
    returnType,
    declaredType: declaration && returnType.typeDescriptor(declaration),
    hints: jsonViews && { jsonViews },
  };
  BODIES.set(returnType, body);
  return body;
}
