import type { BeanDefinition } from './bean-definition.js';

/** Holds definitions and aliases by name. Source: Spring's `BeanDefinitionRegistry` and `AliasRegistry`. */
export abstract class BeanDefinitionRegistry {
  /** @throws BeanDefinitionOverrideException where there is one of that name and overriding is switched off. */
  abstract registerBeanDefinition(name: string, definition: BeanDefinition): void;
  /** Removes a definition and destroys its singleton. @throws NoSuchBeanDefinitionException */
  abstract removeBeanDefinition(name: string): void;
  /** @throws NoSuchBeanDefinitionException */
  abstract getBeanDefinition(name: string): BeanDefinition;
  abstract containsBeanDefinition(name: string): boolean;
  /** The names of all definitions in the order of their registration. */
  abstract getBeanDefinitionNames(): string[];
  abstract getBeanDefinitionCount(): number;
  /** Whether there is a definition, a singleton or an alias of the name. */
  abstract isBeanNameInUse(name: string): boolean;

  /** Gives a bean a further name; it may be a symbol. @throws IllegalStateException where the alias stands for another name. */
  abstract registerAlias(name: string, alias: string | symbol): void;
  /** @throws IllegalStateException where there is no such alias. */
  abstract removeAlias(alias: string | symbol): void;
  abstract isAlias(name: string | symbol): boolean;
  /** All other names of a bean, whichever of them is given. */
  abstract getAliases(name: string): string[];
}
