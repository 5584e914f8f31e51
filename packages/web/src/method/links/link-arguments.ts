import { type ConversionService, IllegalArgumentException, type TypeDescriptor } from '@vernal/core';
import { PATH_VARIABLE } from '../../decorators/path-variable.js';
import { REQUEST_PARAM } from '../../decorators/request-param.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import { isBeanType } from '../../mapping/parameter-types.js';
import type { UriComponentsBuilder } from '../../uri/uri-components-builder.js';
import { isMapType } from '../arguments/named-map-readers.js';
import { isFile } from '../arguments/request-param-argument-resolver.js';

/**
 * Puts the arguments of a method into the link to it. Throws an `IllegalArgumentException` for more arguments than the method
 * has. Source: Spring `UriComponentsContributor`.
 */
export function contributeArguments(
  builder: UriComponentsBuilder,
  parameters: readonly MethodParameter[],
  args: readonly unknown[],
  conversionService: ConversionService,
): UriComponentsBuilder {
  if (args.length > parameters.length) {
    const method = `${parameters[0]?.containingClass.name ?? 'The method'}.${String(parameters[0]?.method ?? '')}`;
    throw new IllegalArgumentException(
      `${method} has ${parameters.length} parameters, but got ${args.length} arguments`,
    );
  }
  const variables: Record<string, unknown> = Object.create(null);
  for (const parameter of parameters) {
    const value = args[parameter.index] ?? undefined;
    if (parameter.has(PATH_VARIABLE)) contributeVariable(parameter, value, variables, conversionService);
    else if (isRequestParameter(parameter)) contributeParameter(parameter, value, builder, conversionService);
  }
  return builder.uriVariables(variables);
}

function contributeVariable(
  parameter: MethodParameter,
  value: unknown,
  variables: Record<string, unknown>,
  conversionService: ConversionService,
): void {
  const annotation = parameter.get(PATH_VARIABLE);
  const type = parameter.typeDescriptor(annotation);
  if (value === undefined || (isMapType(type) && !annotation?.name)) return;
  variables[annotation?.name || parameter.requiredName] = formatted(value, type, conversionService);
}

/** One with the decorator, or of a simple type without any. */
function isRequestParameter(parameter: MethodParameter): boolean {
  const annotation = parameter.get(REQUEST_PARAM);
  if (!annotation && parameter.annotations.length > 0) return false;
  const type = parameter.typeDescriptor(annotation);
  if (isMapType(type) || isFile(type)) return false;
  return annotation !== undefined || (type !== undefined && !isBeanType(type));
}

/** A required one without a value stays in the query by its name. */
function contributeParameter(
  parameter: MethodParameter,
  value: unknown,
  builder: UriComponentsBuilder,
  conversionService: ConversionService,
): void {
  const annotation = parameter.get(REQUEST_PARAM);
  const name = annotation?.name || parameter.requiredName;
  const type = parameter.typeDescriptor(annotation);
  if (value === undefined) {
    const isRequired = annotation && annotation.required !== false && annotation.defaultValue === undefined;
    if (isRequired) builder.queryParam(name);
  } else if (Array.isArray(value) || value instanceof Set) {
    for (const element of value) builder.queryParam(name, formatted(element, type?.elementType, conversionService));
  } else {
    builder.queryParam(name, formatted(value, type, conversionService));
  }
}

function formatted(value: unknown, type: TypeDescriptor | undefined, conversionService: ConversionService): string {
  if (typeof value === 'string') return value;
  return conversionService.convert(value, String, type) as string;
}
