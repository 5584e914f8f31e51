import {
  annotationKey,
  type ConstructorParameter,
  type DecoratorFor,
  decoratorFor,
  findAnnotation,
} from '@vernal/core';

/** What `@BindParam` records. */
export const BIND_PARAM = annotationKey<{ readonly name: string }>('BindParam');

/** The name of the request value for a parameter of a constructor, where it is not the parameter's own. Source: Spring's `@BindParam`. */
export function BindParam(name: string): DecoratorFor<'parameter'> {
  return decoratorFor(BIND_PARAM, { name }, 'parameter');
}

/** Gives the names that `@BindParam` says; for `DataBinder.setNameResolver`. */
export function bindParamName(parameter: ConstructorParameter): string | undefined {
  return findAnnotation(parameter.annotations, BIND_PARAM)?.name;
}
