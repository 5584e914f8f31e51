import type { EnumerablePropertySource } from './property-source.js';
import { SystemEnvironmentPropertySource } from './system-environment-property-source.js';

/** A property as a source has it. */
export interface Setting {
  /** Its name in the source. */
  readonly key: string;
  readonly value: unknown;
  /** The name of the source. */
  readonly origin: string;
}

/** The properties of one source as a tree, the parts of their names being found whatever their case, hyphens and underscores. */
export interface SettingsNode {
  readonly setting: Setting | undefined;
  /** Whether all that is below is meant for this application, and named in one way only. */
  readonly isExact: boolean;
  /** What is below by a name, or by an index as `[0]`. */
  child(name: string): SettingsNode | undefined;
  /** The names of what is just below, as they are written. */
  childNames(): string[];
  /** What has settings below, by the rest of its name. */
  leaves(): [name: string, node: SettingsNode][];
}

/** The tree of a source. */
export function settingsTree(source: EnumerablePropertySource): SettingsNode {
  return source instanceof SystemEnvironmentPropertySource ? variablesTree(source) : namesTree(source);
}

/** What is in a tree below a name of several parts; the tree itself for an empty name. */
export function descend(node: SettingsNode, name: string): SettingsNode | undefined {
  return partsOf(name).reduce<SettingsNode | undefined>((at, part) => at?.child(part), node);
}

/** `a.b[0][x.y]` has the parts `a`, `b`, `[0]` and `x.y`. */
function partsOf(name: string): string[] {
  const parts = name.match(/\[[^\]]*\]|[^.[\]]+/g) ?? [];
  return parts.map((part) => (part.startsWith('[') && !isIndex(part) ? part.slice(1, -1) : part));
}

/** Whether a part of a name stands for an element of a list. */
export function isIndex(part: string): boolean {
  return /^\[\d+\]$/.test(part);
}

class NamedNode implements SettingsNode {
  setting: Setting | undefined;
  readonly isExact = true;
  readonly #children = new Map<string, NamedNode>();
  readonly #byUniformName = new Map<string, NamedNode>();

  child(name: string): NamedNode | undefined {
    return this.#children.get(name) ?? this.#byUniformName.get(uniform(name));
  }

  childNames(): string[] {
    return [...this.#children.keys()];
  }

  leaves(): [string, SettingsNode][] {
    return [...this.#children].flatMap(([name, node]): [string, SettingsNode][] => [
      ...(node.setting ? [[name, node] as [string, SettingsNode]] : []),
      ...node.leaves().map(([rest, leaf]): [string, SettingsNode] => [joinName(name, rest), leaf]),
    ]);
  }

  add(name: string): NamedNode {
    const known = this.#children.get(name);
    if (known) return known;
    const made = new NamedNode();
    this.#children.set(name, made);
    if (!this.#byUniformName.has(uniform(name))) this.#byUniformName.set(uniform(name), made);
    return made;
  }
}

function namesTree(source: EnumerablePropertySource): SettingsNode {
  const root = new NamedNode();
  for (const key of source.getPropertyNames()) {
    let node = root;
    for (const part of partsOf(key)) node = node.add(part);
    node.setting ??= { key, value: source.getProperty(key), origin: source.name };
  }
  return root;
}

function uniform(name: string): string {
  return name.replaceAll(/[-_]/g, '').toLowerCase();
}

/** Puts a name before the rest of another one. */
export function joinName(name: string, rest: string): string {
  return name === '' ? rest : rest.startsWith('[') ? `${name}${rest}` : `${name}.${rest}`;
}

/** Environment variables: `SERVER_MAXSIZE` and `SERVER_MAX_SIZE` are both `server.maxSize`, `LIST_0` is `list[0]`. */
class VariablesNode implements SettingsNode {
  readonly isExact = false;
  readonly #variables: ReadonlyMap<string, Setting>;
  /** All names that the place may have; that of the root is empty. */
  readonly #names: readonly string[];

  constructor(variables: ReadonlyMap<string, Setting>, names: readonly string[]) {
    this.#variables = variables;
    this.#names = names;
  }

  get setting(): Setting | undefined {
    return this.#names.map((name) => this.#variables.get(name)).find((setting) => setting !== undefined);
  }

  child(name: string): SettingsNode | undefined {
    const forms = variableForms(name);
    const names = this.#names.flatMap((at) => forms.map((form) => (at === '' ? form : `${at}_${form}`)));
    const present = [...new Set(names)].filter((one) => this.#variables.has(one) || this.#below(one).length > 0);
    return present.length === 0 ? undefined : new VariablesNode(this.#variables, present);
  }

  childNames(): string[] {
    const names = this.leaves().map(([name]) => name.split('.', 1)[0] as string);
    return [...new Set(names)].map((name) => (/^\d+$/.test(name) ? `[${name}]` : name));
  }

  leaves(): [string, SettingsNode][] {
    return this.#names.flatMap((name) =>
      this.#below(name).map((variable): [string, SettingsNode] => {
        const rest = name === '' ? variable : variable.slice(name.length + 1);
        return [rest.toLowerCase().replaceAll('_', '.'), new VariablesNode(this.#variables, [variable])];
      }),
    );
  }

  #below(name: string): string[] {
    return [...this.#variables.keys()].filter((variable) => name === '' || variable.startsWith(`${name}_`));
  }
}

function variablesTree(source: SystemEnvironmentPropertySource): SettingsNode {
  const variables = new Map<string, Setting>();
  for (const key of source.getPropertyNames()) {
    variables.set(variableName(key), { key, value: source.getProperty(key), origin: source.name });
  }
  return new VariablesNode(variables, ['']);
}

function variableName(name: string): string {
  return name.toUpperCase().replaceAll(/[.[-]/g, '_').replaceAll(']', '');
}

/** With its words apart, and without hyphens and underscores. */
function variableForms(name: string): string[] {
  const part = isIndex(name) ? name.slice(1, -1) : name;
  const apart = variableName(part.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2'));
  return [...new Set([apart, variableName(part).replaceAll('_', '')])];
}
