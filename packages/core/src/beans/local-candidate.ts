import type { Class } from '../metadata/annotations.js';
import type { Candidate } from './autowire-candidates.js';
import type { BeanDefinition } from './bean-definition.js';
import type { BeanDefinitions } from './bean-definitions.js';
import { withoutPrefix } from './bean-retriever.js';
import type { SingletonRegistry } from './singleton-registry.js';

/** Where a candidate lives. */
interface CandidateHome {
  readonly definitions: BeanDefinitions;
  readonly singletons: SingletonRegistry;
  typeOf(name: string): Class | undefined;
}

/** A candidate that looks its facts up when they are asked for: most are never. */
export class LocalCandidate implements Candidate {
  readonly #home: CandidateHome;

  constructor(
    home: CandidateHome,
    readonly name: string,
    readonly isLocal: boolean,
  ) {
    this.#home = home;
  }

  get definition(): BeanDefinition | undefined {
    return this.#home.definitions.find(withoutPrefix(this.name));
  }

  get aliases(): readonly string[] {
    return this.#home.definitions.aliases.aliasesOf(this.name);
  }

  get type(): Class | undefined {
    return this.#home.typeOf(this.name);
  }

  get isReady(): boolean {
    return this.#home.singletons.has(withoutPrefix(this.name));
  }

  get factoryOwner(): Class | undefined {
    const { definition } = this;
    const holder = definition?.factoryBeanName;
    return holder === undefined ? definition?.beanClass : this.#home.typeOf(holder);
  }
}
