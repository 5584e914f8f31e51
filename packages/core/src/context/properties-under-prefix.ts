import { propertiesOfClass } from '../binding/bean-info.js';
import { propertyTokens, splitPropertyPath } from '../binding/property-path.js';
import { isBuiltIn } from '../convert/built-in.js';
import { isSimpleValueType } from '../convert/simple-value-types.js';
import type { TypeDescriptor } from '../convert/type-descriptor.js';
import type { StandardEnvironment } from '../env/environment.js';
import type { EnumerablePropertySource } from '../env/property-source.js';
import { SystemEnvironmentPropertySource } from '../env/system-environment-property-source.js';
import type { Class } from '../metadata/annotations.js';

/** How deep objects are looked through for properties that environment variables may set. */
const MAX_DEPTH = 8;

/** A value, and where it comes from. */
export interface FoundProperty {
  readonly value: unknown;
  readonly origin: string;
}

/** The path of a property, and that of the outermost list on the way: lists of several sources are not mixed. */
interface BindingPath {
  readonly path: string;
  readonly list: string | undefined;
}

/**
 * The values of an environment under a prefix, by the paths of the properties of an object. The first source that has a
 * value wins; a list is taken from one source as a whole. Placeholders are resolved.
 *
 * @throws PlaceholderResolutionException for one without value and default.
 */
export function propertiesUnderPrefix(
  prefix: string,
  target: object,
  environment: StandardEnvironment,
): Map<string, FoundProperty> {
  const found = new Map<string, FoundProperty>();
  const lists = new Map<string, EnumerablePropertySource>();
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    return typeof value === 'string' ? environment.resolveRequiredPlaceholders(value) : value;
  };
  for (const source of environment.getPropertySources()) {
    for (const [{ path, list }, value] of valuesOf(source, prefix, target)) {
      if (found.has(path) || (list !== undefined && found.has(list))) continue;
      if ((lists.get(list ?? path) ?? source) !== source) continue;
      if (list !== undefined) lists.set(list, source);
      found.set(path, { value: resolve(value), origin: source.name });
    }
  }
  return found;
}

function* valuesOf(source: EnumerablePropertySource, prefix: string, target: object): Iterable<[BindingPath, unknown]> {
  const type = target.constructor as Class;
  const start = prefix === '' ? '' : `${prefix}.`;
  if (source instanceof SystemEnvironmentPropertySource) {
    for (const path of pathsOf(type, target, MAX_DEPTH)) yield* variablesOf(source, start, path);
    return;
  }
  for (const name of source.getPropertyNames()) {
    if (name.startsWith(start) && name !== start)
      yield [bindingPath(name.slice(start.length), type, target), source.getProperty(name)];
  }
}

/** A variable, or those of the elements of a list, for a property: the names of variables do not tell words apart. */
function* variablesOf(
  source: SystemEnvironmentPropertySource,
  start: string,
  path: string,
): Iterable<[BindingPath, string]> {
  const variable = (suffix: string): string | undefined =>
    source.getProperty(`${start}${path}${suffix}`) ??
    source.getProperty(`${start}${path.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}${suffix}`);
  const whole = variable('');
  if (whole !== undefined) yield [{ path, list: undefined }, whole];
  for (let i = 0, value = variable('[0]'); value !== undefined; value = variable(`[${++i}]`))
    yield [{ path: `${path}[${i}]`, list: path }, value];
}

/** The paths of all values in objects of a class. */
function* pathsOf(type: Class, sample: object | undefined, depth: number): Iterable<string> {
  for (const property of propertiesOfClass(type, sample).values()) {
    if (!property.writable) continue;
    if (property.type === undefined || !isNested(property.type)) yield property.name;
    else if (depth > 0) {
      for (const path of pathsOf(property.type.type, undefined, depth - 1)) yield `${property.name}.${path}`;
    }
  }
}

/** What a name stands for: words joined by hyphens are a property in camel case, and keys of maps are as they are. */
function bindingPath(name: string, type: Class, sample: object): BindingPath {
  const steps = splitPropertyPath(name);
  let path = '';
  let list: string | undefined;
  let at: TypeDescriptor | undefined;
  let owner: Class | undefined = type;
  for (const [i, step] of steps.entries()) {
    if (at?.isMap()) {
      const value: TypeDescriptor | undefined = at.valueType;
      const hasObjects = value !== undefined && isNested(value);
      path += `[${hasObjects ? step : steps.slice(i).join('.')}]`;
      if (!hasObjects) break;
      at = value;
      owner = value.type;
      continue;
    }
    const { name: first, keys } = propertyTokens(step);
    const property = camelCase(first);
    path += `${path === '' ? '' : '.'}${property}`;
    at = owner && propertiesOfClass(owner, i === 0 ? sample : undefined).get(property)?.type;
    for (const key of keys) {
      if (!at?.isMap()) list ??= path;
      path += `[${key}]`;
      at = at?.isMap() ? at.valueType : at?.elementType;
    }
    owner = at && isNested(at) ? at.type : undefined;
  }
  return { path, list };
}

function camelCase(name: string): string {
  return name.replaceAll(/-+([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function isNested(type: TypeDescriptor): boolean {
  return !type.isMap() && !type.isCollection() && !isSimpleValueType(type.type) && !isBuiltIn(type.type);
}
