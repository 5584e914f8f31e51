import { trimText } from '../../util/white-space.js';
import type { ConversionService } from '../conversion-service.js';
import type { ConverterRegistry, ConvertiblePair, GenericConverter } from '../converter.js';
import { TypeDescriptor, typeHierarchy } from '../type-descriptor.js';
import { Dictionary, Optional } from '../types.js';
import { unique } from './unique.js';

const COLLECTIONS = [Array, Set];
const MAPS = [Map, Dictionary];

/** Adds the converters from and to arrays, sets, maps, plain objects and optionals; the elements are converted, too. */
export function addCollectionConverters(registry: ConverterRegistry, service: ConversionService): void {
  for (const converter of [
    objectToOptional(service),
    objectToCollection(service),
    collectionToObject(service),
    stringToCollection(service),
    collectionToString(service),
    mapToMap(service),
    collectionToCollection(service),
  ]) {
    registry.addGenericConverter(converter);
  }
}

/** Makes the collection that a target asks for; a set keeps one of several equal values. */
export function collectionOf(target: TypeDescriptor, elements: Iterable<unknown>): unknown[] | Set<unknown> {
  return target.type === Set ? new Set(unique(elements)) : [...elements];
}

/** Makes the map that a target asks for; a plain object has no prototype, so that no key means anything. */
export function mapOf(target: TypeDescriptor, entries: Iterable<readonly [unknown, unknown]>): unknown {
  if (target.type === Map) return new Map(entries);
  const object: Record<string, unknown> = Object.create(null);
  for (const [key, value] of entries) object[String(key)] = value;
  return object;
}

function collectionToCollection(service: ConversionService): GenericConverter {
  return {
    convertibleTypes: pairs(COLLECTIONS, COLLECTIONS),
    matches: (source, target) => canConvertElements(service, source.elementType, target.elementType),
    convert(source, sourceType, targetType) {
      const elements = [...(source as Iterable<unknown>)];
      const element = targetType.elementType;
      const converted = element
        ? elements.map((one) => service.convert(one, element, elementTypeOf(one, sourceType.elementType)))
        : elements;
      const isSame = sourceType.type === targetType.type && converted.every((one, i) => one === elements[i]);
      return isSame ? source : collectionOf(targetType, converted);
    },
  };
}

function stringToCollection(service: ConversionService): GenericConverter {
  return {
    convertibleTypes: pairs([String], COLLECTIONS),
    matches: (source, target) => !target.elementType || service.canConvert(source, target.elementType),
    convert(source, sourceType, targetType) {
      const fields = source === '' ? [] : (source as string).split(',').map(trimText);
      const element = targetType.elementType;
      return collectionOf(
        targetType,
        element ? fields.map((one) => service.convert(one, element, sourceType)) : fields,
      );
    },
  };
}

function collectionToString(service: ConversionService): GenericConverter {
  return {
    convertibleTypes: pairs(COLLECTIONS, [String]),
    matches: (source, target) => canConvertElements(service, source.elementType, target),
    convert: (source, sourceType, targetType) =>
      [...(source as Iterable<unknown>)]
        .map((one) => String(service.convert(one, targetType, elementTypeOf(one, sourceType.elementType))))
        .join(','),
  };
}

function objectToCollection(service: ConversionService): GenericConverter {
  return {
    convertibleTypes: pairs([Object], COLLECTIONS),
    matches: (source, target) => canConvertElements(service, source, target.elementType),
    convert(source, sourceType, targetType) {
      const element = targetType.elementType;
      const isKept = element === undefined || element.isCollection();
      return collectionOf(targetType, [isKept ? source : service.convert(source, element, sourceType)]);
    },
  };
}

/** The first element stands for all: a text that came twice is read once. */
function collectionToObject(service: ConversionService): GenericConverter {
  return {
    convertibleTypes: pairs(COLLECTIONS, [Object]),
    matches: (source, target) => canConvertElements(service, source.elementType, target),
    convert(source, sourceType, targetType) {
      for (const first of source as Iterable<unknown>) {
        return service.convert(first, targetType, elementTypeOf(first, sourceType.elementType));
      }
      return null;
    },
  };
}

function mapToMap(service: ConversionService): GenericConverter {
  return {
    convertibleTypes: pairs(MAPS, MAPS),
    matches: (source, target) =>
      canConvertElements(service, source.keyType, target.keyType) &&
      canConvertElements(service, source.valueType, target.valueType),
    convert(source, sourceType, targetType) {
      const entries = source instanceof Map ? [...(source as Map<unknown, unknown>)] : Object.entries(source as object);
      const { keyType, valueType } = targetType;
      const converted = entries.map(([key, value]): [unknown, unknown] => [
        keyType ? service.convert(key, keyType, elementTypeOf(key, sourceType.keyType)) : key,
        valueType ? service.convert(value, valueType, elementTypeOf(value, sourceType.valueType)) : value,
      ]);
      const isSame = converted.every(([key, value], i) => key === entries[i]?.[0] && value === entries[i]?.[1]);
      return isSame && sourceType.type === targetType.type ? source : mapOf(targetType, converted);
    },
  };
}

function objectToOptional(service: ConversionService): GenericConverter {
  return {
    convertibleTypes: pairs([...COLLECTIONS, Object], [Optional]),
    matches: (source, { elementType }) =>
      source.type !== Optional && (!elementType || service.canConvert(source, elementType)),
    convert(source, sourceType, { elementType }) {
      const content = elementType ? service.convert(source, elementType, sourceType) : source;
      return isEmptyCollection(content) ? null : content;
    },
  };
}

function isEmptyCollection(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : value instanceof Set && value.size === 0;
}

function pairs(sources: readonly ConvertiblePair['sourceType'][], targets: typeof sources): ConvertiblePair[] {
  return sources.flatMap((sourceType) => targets.map((targetType) => ({ sourceType, targetType })));
}

/** Unknown element types are no hindrance, nor is a more general one: each element's own type decides then. */
function canConvertElements(
  service: ConversionService,
  source: TypeDescriptor | undefined,
  target: TypeDescriptor | undefined,
): boolean {
  if (source === undefined || target === undefined) return true;
  return (
    service.canConvert(source, target) ||
    source.isAssignableTo(target) ||
    typeHierarchy(target.type).includes(source.type)
  );
}

function elementTypeOf(element: unknown, declared: TypeDescriptor | undefined): TypeDescriptor | undefined {
  return declared ?? TypeDescriptor.forObject(element);
}
