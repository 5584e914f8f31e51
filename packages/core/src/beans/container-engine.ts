import { Container, ContainerModule, type ServiceIdentifier } from 'inversify';
import type { Class, ConcreteClass } from '../metadata/annotations.js';
import type { MaybePromise } from '../util/promises.js';

/** A module of inversify bindings, to be loaded into a context. */
export type { ContainerModule } from 'inversify';

/** What inversify calls a service identifier: a class, a name or a symbol. */
export type ServiceToken = Class | string | symbol;

/**
 * The inversify container beneath a bean factory: it calls the constructors, and is where bindings of inversify modules
 * and beans meet. This file is inversify's only door.
 */
export class ContainerEngine {
  readonly #constructors = new WeakMap<object, symbol>();
  readonly #published = new Set<ServiceToken>();
  readonly #parent: () => ContainerEngine | undefined;
  #container: Container | undefined;
  #arguments: readonly unknown[] = [];

  constructor(parent: () => ContainerEngine | undefined = () => undefined) {
    this.#parent = parent;
  }

  /** The container; that of the parent factory is its parent. */
  get container(): Container {
    this.#container ??= this.#create();
    return this.#container;
  }

  /** Has inversify construct an object; `definition` is what its binding is kept for. */
  construct(definition: object, type: Class, args: readonly unknown[]): object {
    const token = this.#constructors.get(definition) ?? this.#bindConstructor(definition, type);
    this.#arguments = args;
    return this.container.get<object>(token);
  }

  /** Forgets how a definition's objects are constructed. */
  forget(definition: object): void {
    const token = this.#constructors.get(definition);
    if (token === undefined) return;
    this.#constructors.delete(definition);
    this.container.unbind(token);
  }

  /** Loads a module and gives back what it has bound. */
  async load(module: ContainerModule): Promise<ServiceToken[]> {
    const tokens = new Set<ServiceToken>();
    const recording = new ContainerModule((options) =>
      module.load({
        ...options,
        bind: (identifier) => {
          tokens.add(identifier as ServiceToken);
          return options.bind(identifier);
        },
      }),
    );
    await this.container.loadAsync(recording);
    for (const token of tokens) this.#published.add(token);
    return [...tokens];
  }

  /** What inversify has bound to a token. */
  resolve(token: ServiceToken, mayWait: boolean): MaybePromise<unknown> {
    return mayWait
      ? this.container.getAsync(token as ServiceIdentifier)
      : this.container.get(token as ServiceIdentifier);
  }

  /** Makes a bean known to inversify, so that bound classes can have it injected. */
  publish(token: ServiceToken, resolve: () => MaybePromise<unknown>): void {
    if (this.#published.has(token)) return;
    this.#published.add(token);
    this.container.bind(token as ServiceIdentifier).toDynamicValue(() => resolve() as Promise<unknown>);
  }

  #create(): Container {
    const parent = this.#parent()?.container;
    // Compiled resolvers pay only after thousands of calls, and content security policies may forbid them.
    return new Container({ jitless: true, ...(parent && { parent }) });
  }

  #bindConstructor(definition: object, type: Class): symbol {
    const token = Symbol(type.name);
    const concrete = type as ConcreteClass<object>;
    this.container.bind<object>(token).toDynamicValue(() => new concrete(...(this.#arguments as never[])));
    this.#constructors.set(definition, token);
    return token;
  }
}
