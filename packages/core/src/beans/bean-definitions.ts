import { getLogger } from '../util/logger.js';
import { AliasRegistry } from './alias-registry.js';
import type { BeanDefinition } from './bean-definition.js';
import { noSuchName } from './error-messages.js';
import {
  BeanDefinitionOverrideException,
  BeanDefinitionStoreException,
  BeanDefinitionValidationException,
  NoSuchBeanDefinitionException,
} from './errors.js';

const logger = getLogger('vernal.beans.BeanDefinitions');

/** Definitions by name in the order of their registration, and their aliases. */
export class BeanDefinitions {
  readonly #definitions = new Map<string, BeanDefinition>();
  readonly aliases = new AliasRegistry();
  /** Whether a definition may take the place of another one of its name. */
  allowOverriding = true;

  get size(): number {
    return this.#definitions.size;
  }

  names(): string[] {
    return [...this.#definitions.keys()];
  }

  has(name: string): boolean {
    return this.#definitions.has(name);
  }

  find(name: string): BeanDefinition | undefined {
    return this.#definitions.get(name);
  }

  /** @throws NoSuchBeanDefinitionException */
  get(name: string): BeanDefinition {
    const found = this.#definitions.get(name);
    if (found) return found;
    throw new NoSuchBeanDefinitionException(name, noSuchName(name, this.names()));
  }

  /** Adds a definition, or puts it in the place of another one; gives back that one. */
  register(name: string, definition: BeanDefinition): BeanDefinition | undefined {
    validate(name, definition);
    const present = this.#definitions.get(name);
    if (present) {
      if (!this.allowOverriding) throw new BeanDefinitionOverrideException(refused(name, present, definition));
      logger.debug(`Bean '${name}': ${present.describe()} is replaced by ${definition.describe()}.`);
    } else if (this.aliases.has(name)) {
      this.#overrideAlias(name, definition);
    }
    this.#definitions.set(name, definition);
    return present;
  }

  remove(name: string): BeanDefinition {
    const present = this.get(name);
    this.#definitions.delete(name);
    return present;
  }

  #overrideAlias(name: string, definition: BeanDefinition): void {
    const target = this.aliases.canonical(name);
    if (!this.allowOverriding) {
      const present = this.#definitions.get(target);
      if (present) throw new BeanDefinitionOverrideException(refused(name, present, definition));
      throw new BeanDefinitionStoreException(`Bean '${name}' cannot be defined: the name is an alias of '${target}'.`);
    }
    this.aliases.remove(name);
  }
}

function validate(name: string, definition: BeanDefinition): void {
  const { factoryBeanName, factoryMethodName } = definition;
  if (factoryBeanName === undefined || factoryMethodName !== undefined) return;
  throw new BeanDefinitionStoreException(`The definition of bean '${name}' is incomplete`, {
    cause: new BeanDefinitionValidationException('It names a factoryBeanName, but no factoryMethodName.'),
  });
}

function refused(name: string, present: BeanDefinition, next: BeanDefinition): string {
  return (
    `Bean '${name}' is defined twice: by ${whence(present)} and by ${whence(next)}. Rename one of them, or allow it ` +
    'by setAllowBeanDefinitionOverriding(true).'
  );
}

function whence(definition: BeanDefinition): string {
  const { resourceDescription } = definition;
  return resourceDescription ? `${definition.describe()} in ${resourceDescription}` : definition.describe();
}
