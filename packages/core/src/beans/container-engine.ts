import { Container, ContainerModule, type ServiceIdentifier } from 'inversify';
import type { Class, ConcreteClass } from '../metadata/annotations.js';
import type { MaybePromise } from '../util/promises.js';

/** A module of inversify bindings, to be loaded into a context. */
export type { ContainerModule } from 'inversify';

/** What inversify calls a service identifier: a class, a name or a symbol. */
export type ServiceToken = Class | string | symbol;

/** The binding that constructs: one for all beans, since making a binding takes far longer than calling a constructor. */
const CONSTRUCTION = Symbol('vernal:construction');

/**
 * The inversify container beneath a bean factory: it calls the constructors, and is where bindings of inversify modules
 * and beans meet. This file is inversify's only door.
 */
export class ContainerEngine {
  readonly #published = new Set<ServiceToken>();
  readonly #parent: () => ContainerEngine | undefined;
  #container: Container | undefined;
  #type: Class = Object;
  #arguments: readonly unknown[] = [];

  constructor(parent: () => ContainerEngine | undefined = () => undefined) {
    this.#parent = parent;
  }

  /** The container; that of the parent factory is its parent. */
  get container(): Container {
    this.#container ??= this.#create();
    return this.#container;
  }

  /** Has inversify construct an object. */
  construct(type: Class, args: readonly unknown[]): object {
    this.#type = type;
    this.#arguments = args;
    return this.container.get<object>(CONSTRUCTION);
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
    const container = new Container({ jitless: true, ...(parent && { parent }) });
    container
      .bind(CONSTRUCTION)
      .toDynamicValue(() => new (this.#type as ConcreteClass<object>)(...(this.#arguments as never[])));
    return container;
  }
}
