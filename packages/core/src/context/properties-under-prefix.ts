import { isPropertyName, type PropertyDescriptor, propertiesOf, propertiesOfClass } from '../binding/bean-info.js';
import { isConstructible } from '../binding/constructor-binder.js';
import { constructorParameters } from '../binding/constructor-parameters.js';
import { TypeDescriptor } from '../convert/type-descriptor.js';
import type { StandardEnvironment } from '../env/environment.js';
import { descend, isIndex, joinName, type Setting, type SettingsNode, settingsTree } from '../env/settings-tree.js';
import type { Class } from '../metadata/annotations.js';

/** A value, and where it comes from. */
interface FoundProperty {
  readonly value: unknown;
  readonly origin: string;
}

export interface PropertiesUnderPrefix {
  /** By the paths of the properties. */
  readonly found: ReadonlyMap<string, FoundProperty>;
  /** Those that no property takes, by their names behind the prefix; variables of the process are none. */
  readonly unknown: ReadonlyMap<string, FoundProperty>;
}

/**
 * The values of an environment under a prefix for an object, or for what is to be made by the constructor of a class. The
 * first source that has a value wins; a list is taken from one source as a whole. Placeholders are resolved.
 *
 * @throws PlaceholderResolutionException for one without value and default.
 */
export function propertiesUnderPrefix(
  prefix: string,
  target: object | Class,
  environment: StandardEnvironment,
): PropertiesUnderPrefix {
  const trees = [...environment.getPropertySources()].map(settingsTree);
  const nodes = trees.map((tree) => descend(tree, prefix)).filter((node) => node !== undefined);
  const search = new PropertySearch((text) => environment.resolveRequiredPlaceholders(text));
  if (typeof target === 'function') search.addArguments(nodes, target as Class, '');
  else search.addMembers(nodes, propertiesOf(target).values(), '');
  return { found: search.found, unknown: search.unknownOf(nodes) };
}

/** Goes down the properties of classes and the settings of all sources side by side. */
class PropertySearch {
  readonly found = new Map<string, FoundProperty>();
  /** The names of settings that there is a property for, in whatever source. */
  readonly #known = new Set<string>();
  readonly #resolveText: (text: string) => string;

  constructor(resolveText: (text: string) => string) {
    this.#resolveText = resolveText;
  }

  addArguments(nodes: readonly SettingsNode[], type: Class, path: string): void {
    for (const { name, type: of } of constructorParameters(type))
      this.#add(below(nodes, name), of, joinName(path, name));
  }

  addMembers(nodes: readonly SettingsNode[], members: Iterable<PropertyDescriptor>, path: string): void {
    for (const { name, type } of members) this.#add(below(nodes, name), type, joinName(path, name));
  }

  unknownOf(nodes: readonly SettingsNode[]): ReadonlyMap<string, FoundProperty> {
    const leaves = nodes.flatMap((node) => (node.isExact ? node.leaves() : []));
    const unknown = leaves.flatMap(([name, { setting }]): [string, FoundProperty][] =>
      setting && !this.#known.has(setting.key) ? [[name, setting]] : [],
    );
    return new Map(unknown);
  }

  #add(nodes: readonly SettingsNode[], type: TypeDescriptor | undefined, path: string): void {
    const setting = nodes.find((node) => node.setting)?.setting;
    for (const node of nodes) if (node.setting) this.#known.add(node.setting.key);
    if (nodes.length === 0) return;
    if (type?.isCollection()) this.#addList(nodes, type, path);
    else if (type?.isMap()) this.#addEntries(nodes, type.valueType, path);
    else if (type && isConstructible(type) && !setting?.value) this.#addObject(nodes, type.type, path);
    else if (setting) this.#take(setting, path);
    else this.#addEntries(nodes, undefined, path);
  }

  /** Elements of other sources are not added to those of the first that has any. */
  #addList(nodes: readonly SettingsNode[], { elementType, type }: TypeDescriptor, path: string): void {
    for (const [, { setting }] of nodes.flatMap((node) => node.leaves())) if (setting) this.#known.add(setting.key);
    const node = nodes.find((one) => one.setting || hasElements(one));
    if (!node) return;
    const indexes = type === Array ? node.childNames().filter(isIndex) : [];
    for (const index of indexes) this.#add(below([node], index), elementType, `${path}${index}`);
    if (indexes.length === 0 && node.setting) this.#take(node.setting, path);
  }

  #addEntries(nodes: readonly SettingsNode[], type: TypeDescriptor | undefined, path: string): void {
    for (const [key, entry] of entriesOf(nodes, type)) {
      if (isPropertyName(key)) this.#add(entry, type, `${path}[${key}]`);
    }
  }

  #addObject(nodes: readonly SettingsNode[], type: Class, path: string): void {
    if (type.length > 0) this.addArguments(nodes, type, path);
    else this.addMembers(nodes, propertiesOfClass(type).values(), path);
  }

  #take({ value, origin }: Setting, path: string): void {
    this.found.set(path, { value: this.#resolve(value), origin });
  }

  #resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((element) => this.#resolve(element));
    return typeof value === 'string' ? this.#resolveText(value) : value;
  }
}

function hasElements(node: SettingsNode): boolean {
  return node.childNames().some(isIndex);
}

function below(nodes: readonly SettingsNode[], name: string): SettingsNode[] {
  return nodes.map((node) => node.child(name)).filter((node) => node !== undefined);
}

/** What the entries of a map are made of. Dots below a map of single values are part of its keys. */
function entriesOf(nodes: readonly SettingsNode[], type: TypeDescriptor | undefined): Map<string, SettingsNode[]> {
  const isSingle = type !== undefined && !isConstructible(type) && !type.isCollection() && !type.isMap();
  const found = new Map<string, SettingsNode[]>();
  for (const node of nodes) {
    const entries = isSingle ? node.leaves() : node.childNames().map((name) => [name, node.child(name)] as const);
    for (const [name, child] of entries) if (child) found.set(name, [...(found.get(name) ?? []), child]);
  }
  return found;
}
