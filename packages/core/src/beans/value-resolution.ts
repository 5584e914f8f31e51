import { TypeMismatchException } from '../binding/property-exceptions.js';
import { TypeConverter } from '../binding/type-converter.js';
import type { ConversionService } from '../convert/conversion-service.js';
import { TypeDescriptor } from '../convert/type-descriptor.js';
import type { Dependency } from './dependency.js';

/** Types that Java has primitives for: an empty text is no value of them. */
const PRIMITIVES: ReadonlySet<unknown> = new Set([Number, Boolean]);

const UNRESOLVED = /\$\{([^{}:]+)\}/;

/** A value in the type of the place that it is for. @throws TypeMismatchException */
export function convertFor(service: ConversionService, value: unknown, type: TypeDescriptor, path?: string): unknown {
  const converter = new TypeConverter();
  converter.conversionService = service;
  return converter.convert(value, type, path);
}

/** The resolved text of a `@Value` in the type of its place. @throws TypeMismatchException */
export function valueFor(service: ConversionService, text: string, dependency: Dependency): unknown {
  try {
    return converted(service, text, dependency);
  } catch (error) {
    const key = UNRESOLVED.exec(text)?.[1];
    if (key === undefined || !(error instanceof TypeMismatchException)) throw error;
    const reason = `Could not resolve placeholder '${key}' in "${text}": set the property, or write a default: \${${key}:…}`;
    throw new TypeMismatchException(undefined, text, error.requiredType, new Error(reason, { cause: error }));
  }
}

function converted(service: ConversionService, text: string, dependency: Dependency): unknown {
  const { shape, type } = dependency;
  if (shape === 'array') return convertFor(service, text, TypeDescriptor.array(type));
  if (shape === 'set') return convertFor(service, text, TypeDescriptor.set(type));
  if (shape === 'map') return convertFor(service, text, TypeDescriptor.map(String, type));
  if (type === undefined || type === Object) return text;
  return convertFor(service, text, TypeDescriptor.valueOf(type).withNullable(!PRIMITIVES.has(type)));
}
