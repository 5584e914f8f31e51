import type { Class } from '../metadata/annotations.js';
import { getClass } from '../metadata/type-reference.js';
import { type OrderEntry, sortEntries } from '../util/ordered.js';
import type { Steps } from '../util/steps.js';
import { type Candidate, chooseCandidate, matchesName, notUnique, rejection } from './autowire-candidates.js';
import { isOfType } from './bean-types.js';
import { DefaultObjectProvider } from './default-object-provider.js';
import type { Dependency } from './dependency.js';
import { BeanDefinitionValidationException, BeanNotOfRequiredTypeException, type BeansException } from './errors.js';
import type { ObjectProvider } from './object-provider.js';
import { standIn } from './stand-in.js';

/** What dependencies are resolved from. */
interface DependencySource {
  /** Names of the beans of a type, parents' ones included. */
  candidateNames(type: Class): readonly string[];
  candidate(name: string): Candidate;
  /** The bean of a name; undefined where a factory method has given none. */
  bean(name: string, args?: readonly unknown[]): Steps<unknown>;
  /** A singleton that is ready and no factory. */
  ready(name: string): unknown;
  contains(name: string | symbol): boolean;
  nameOf(token: string | symbol): string;
  isTypeMatch(name: string, type: Class): boolean;
  /** Whether another bean of the type is primary. */
  hasPrimaryConflict(name: string, type: Class): boolean;
  /** Whether looking through all beans of a type may make factories, to learn what they make. */
  hasUnknownFactories(): boolean;
  /** What is injected for a type though it is no bean. */
  resolvable(type: Class): unknown;
  /** The text of a `@Value`, resolved and converted. */
  value(dependency: Dependency): unknown;
  /** What the order of a bean in lists is taken from. */
  order(name: string, bean: unknown): OrderEntry<unknown>;
  noSuchBean(dependency: Dependency, candidates: readonly Candidate[]): BeansException;
  /** Grows with every change of the beans that there are. */
  version(): number;
  runSync<T>(steps: Steps<T>): T;
  runAsync<T>(steps: Steps<T>): Promise<T>;
}

type NotUniqueMode = 'throw' | 'undefined';

/** Finds what is to be injected at a place. Source: `DefaultListableBeanFactory.resolveDependency`. */
export class DependencyResolver {
  readonly #source: DependencySource;
  /** The beans that were chosen for places. */
  readonly #choices = new WeakMap<Dependency, { readonly version: number; readonly name: string }>();

  constructor(source: DependencySource) {
    this.#source = source;
  }

  /**
   * The value for a place of the bean `requesting`; undefined where there is none and none is required. The names of the
   * beans in it are added to `used`.
   *
   * @throws NoSuchBeanDefinitionException, NoUniqueBeanDefinitionException, BeanCreationException
   */
  *resolve(dependency: Dependency, requesting: string | undefined, used?: Set<string>): Steps<unknown> {
    if (dependency.shape === 'provider') return this.#provider(dependency, requesting);
    if (dependency.lazy && dependency.type && dependency.value === undefined) {
      return this.#lazyStandIn(dependency, dependency.type, requesting);
    }
    return yield* this.#resolveNow(dependency, requesting, used);
  }

  /** The bean for a place where it takes no search for it and no creation; undefined where it does. */
  resolveReady(
    dependency: Dependency,
    requesting: string,
  ): { readonly name: string; readonly bean: unknown } | undefined {
    const { type } = dependency;
    if (dependency.shape !== 'single' || !type || dependency.lazy || dependency.value !== undefined) return undefined;
    if (dependency.beanName !== undefined || dependency.qualifiers.length > 0) return undefined;
    if (this.#source.hasUnknownFactories() || this.#source.resolvable(type) !== undefined) return undefined;
    const names = this.#source.candidateNames(type);
    const [name] = names;
    if (name === undefined || names.length > 1 || name === requesting) return undefined;
    const bean = this.#source.ready(name);
    if (bean === undefined || rejection(this.#source.candidate(name), dependency) !== undefined) return undefined;
    return isOfType(bean, type) ? { name, bean } : undefined;
  }

  *#resolveNow(dependency: Dependency, requesting: string | undefined, used?: Set<string>): Steps<unknown> {
    if (dependency.value !== undefined) return this.#source.value(dependency);
    if (dependency.beanName !== undefined)
      return yield* this.#byName(dependency, dependency.beanName, requesting, used);
    const { type, shape } = dependency;
    if (type === undefined) return this.#unknownType(dependency);
    if (shape === 'single') return yield* this.#one(dependency, type, requesting, used, 'throw');
    const beans = yield* this.#all(dependency, type, requesting);
    for (const name of beans.keys()) used?.add(name);
    if (beans.size > 0 || dependency.emptyIfNone) return this.#collect(beans, shape);
    if (!dependency.required) return undefined;
    throw this.#source.noSuchBean(dependency, this.#candidates(type));
  }

  #unknownType(dependency: Dependency): undefined {
    if (!dependency.required) return undefined;
    throw new BeanDefinitionValidationException(dependency.problem ?? '');
  }

  *#byName(
    dependency: Dependency,
    token: string | symbol,
    requesting: string | undefined,
    used?: Set<string>,
  ): Steps<unknown> {
    if (this.#source.contains(token)) {
      const name = this.#source.nameOf(token);
      used?.add(name);
      return this.#checked(yield* this.#source.bean(name), name, dependency.type, dependency);
    }
    if (dependency.byTypeWithoutName) {
      return yield* this.#resolveNow(dependency.with({ beanName: undefined }), requesting, used);
    }
    if (!dependency.required) return undefined;
    throw this.#source.noSuchBean(dependency, []);
  }

  *#one(
    dependency: Dependency,
    type: Class,
    requesting: string | undefined,
    used: Set<string> | undefined,
    mode: NotUniqueMode,
    args?: readonly unknown[],
  ): Steps<unknown> {
    const known = this.#choices.get(dependency);
    if (known && known.version === this.#source.version() && known.name !== requesting) {
      used?.add(known.name);
      return this.#checked(yield* this.#source.bean(known.name, args), known.name, type, dependency);
    }
    const named = this.#source.hasUnknownFactories() ? this.#byPlaceName(dependency, type, requesting) : undefined;
    const candidates = named ? [named] : this.#eligible(dependency, type, requesting, false);
    const resolvable = this.#source.resolvable(type);
    if (resolvable !== undefined && !candidates.some((candidate) => candidate.definition?.primary)) return resolvable;
    if (candidates.length === 0) {
      if (!dependency.required) return undefined;
      throw this.#source.noSuchBean(dependency, this.#candidates(type));
    }
    const made = candidates.length === 1 ? undefined : yield* this.#beansOfReady(candidates, args);
    const chosen = made ? this.#choose(candidates, dependency) : candidates[0];
    if (!chosen) {
      if (mode === 'undefined') return undefined;
      throw notUnique(type, candidates, 'none of them is preferred');
    }
    const { name } = chosen;
    used?.add(name);
    if (!named) this.#choices.set(dependency, { version: this.#source.version(), name });
    const bean = made?.has(name) ? made.get(name) : yield* this.#source.bean(name, args);
    return this.#checked(bean, name, type, dependency);
  }

  /** A bean with the name of the place, or of its qualifier, is taken before others are looked at. */
  #byPlaceName(dependency: Dependency, type: Class, requesting: string | undefined): Candidate | undefined {
    const isThere = (name: unknown): name is string => typeof name === 'string' && this.#source.contains(name);
    const qualifier = dependency.qualifiers[0]?.value;
    const wanted = isThere(dependency.name) ? dependency.name : isThere(qualifier) ? qualifier : undefined;
    if (wanted === undefined) return undefined;
    const name = this.#source.nameOf(wanted);
    const candidate = this.#source.candidate(name);
    const fits = this.#source.isTypeMatch(name, type) && rejection(candidate, dependency) === undefined;
    const isRuledOut = candidate.definition?.fallback || isSelfReference(candidate, requesting);
    return fits && !isRuledOut && !this.#source.hasPrimaryConflict(name, type) ? candidate : undefined;
  }

  /** Factories of this context that are ready make their objects for the choice, as in Spring. */
  *#beansOfReady(candidates: readonly Candidate[], args?: readonly unknown[]): Steps<Map<string, unknown>> {
    const made = new Map<string, unknown>();
    for (const { name, isReady, isLocal } of candidates) {
      if (isReady && isLocal) made.set(name, yield* this.#source.bean(name, args));
    }
    return made;
  }

  #choose(candidates: readonly Candidate[], dependency: Dependency): Candidate | undefined {
    return chooseCandidate(candidates, dependency.type, () => [
      dependency.name,
      ...dependency.qualifiers.map(({ value }) => (typeof value === 'string' ? value : undefined)),
    ]);
  }

  #checked(bean: unknown, name: string, type: Class | undefined, dependency: Dependency): unknown {
    if (bean === undefined || bean === null) {
      if (!dependency.required) return undefined;
      throw this.#source.noSuchBean(dependency, [this.#source.candidate(name)]);
    }
    if (type && !isOfType(bean, type)) {
      throw new BeanNotOfRequiredTypeException(name, type, getClass(bean));
    }
    return bean;
  }

  /** The beans of a type that may be injected, by name, in the order of their definitions. */
  *#all(dependency: Dependency, type: Class, requesting: string | undefined): Steps<Map<string, unknown>> {
    const beans = new Map<string, unknown>();
    for (const { name } of this.#eligible(dependency, type, requesting, true)) {
      const bean = yield* this.#source.bean(name);
      if (bean !== undefined && bean !== null) beans.set(name, bean);
    }
    return beans;
  }

  #eligible(dependency: Dependency, type: Class, requesting: string | undefined, multiple: boolean): Candidate[] {
    const accepted = this.#candidates(type).filter((candidate) => rejection(candidate, dependency) === undefined);
    const others = accepted.filter((candidate) => !isSelfReference(candidate, requesting));
    if (others.length > 0) return others;
    return multiple ? accepted.filter(({ name }) => name !== requesting) : accepted;
  }

  #candidates(type: Class): Candidate[] {
    return this.#source.candidateNames(type).map((name) => this.#source.candidate(name));
  }

  #collect(beans: ReadonlyMap<string, unknown>, shape: Dependency['shape']): unknown {
    if (shape === 'map') return beans;
    return shape === 'set' ? new Set(beans.values()) : this.#ordered(beans);
  }

  #ordered(beans: ReadonlyMap<string, unknown>): unknown[] {
    return sortEntries([...beans].map(([name, bean]) => this.#source.order(name, bean)));
  }

  #lazyStandIn(dependency: Dependency, type: Class, requesting: string | undefined): unknown {
    const container = { single: type, provider: type, array: Array, set: Set, map: Map }[dependency.shape];
    return standIn(container as Class<object>, () => {
      const found = this.#source.runSync(this.#resolveNow(dependency, requesting));
      if (found === undefined) throw this.#source.noSuchBean(dependency, this.#candidates(type));
      return found as object;
    });
  }

  #provider(dependency: Dependency, requesting: string | undefined): ObjectProvider {
    const { type } = dependency;
    if (type === undefined) return this.#unknownType(dependency.with({ required: true })) as never;
    const ask = (required: boolean, mode: NotUniqueMode, args?: readonly unknown[]): Steps<unknown> =>
      this.#one(dependency.with({ shape: 'single', required }), type, requesting, undefined, mode, args);
    return new DefaultObjectProvider({
      one: (mode, args) =>
        this.#source.runSync(ask(mode === 'required', mode === 'unique' ? 'undefined' : 'throw', args)),
      oneAsync: () => this.#source.runAsync(ask(true, 'throw')),
      all: (ordered) => {
        const get = (): Map<string, unknown> => this.#source.runSync(this.#all(dependency, type, requesting));
        if (!ordered) return [...get().values()];
        // As in Spring, prototypes are made once to be put in order and once more to be given.
        get();
        return this.#ordered(get());
      },
    });
  }
}

/** Whether a candidate is the asking bean itself, or made by one of its methods. */
function isSelfReference(candidate: Candidate, requesting: string | undefined): boolean {
  if (requesting === undefined) return false;
  return (
    matchesName(candidate, requesting) || (candidate.isLocal && candidate.definition?.factoryBeanName === requesting)
  );
}
