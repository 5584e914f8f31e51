import type { BeanDefinitionRegistry } from '../beans/bean-definition-registry.js';
import type { Environment } from '../env/environment.js';
import type { Class } from '../metadata/annotations.js';
import { Interface } from '../metadata/interfaces.js';
import type { MaybePromise } from '../util/promises.js';

/** What imported selectors and registrars are made with and told. */
export interface ImportContext {
  readonly environment: Environment;
  readonly registry: BeanDefinitionRegistry;
}

/** Named in `@Import`, it chooses what to import by what the importing class says. It is made without arguments. */
@Interface({ all: ['selectImports'] })
export abstract class ImportSelector {
  abstract selectImports(importingClass: Class, context: ImportContext): readonly Class[];
}

/** An import selector that is asked when all other configuration classes are read. A class extends it or says `@Implements`. */
export abstract class DeferredImportSelector extends ImportSelector {}

/** Named in `@Import`, it registers definitions by hand. It is made without arguments. */
@Interface({ all: ['registerBeanDefinitions'] })
export abstract class ImportBeanDefinitionRegistrar {
  abstract registerBeanDefinitions(
    importingClass: Class,
    registry: BeanDefinitionRegistry,
    context: ImportContext,
  ): MaybePromise<void>;
}

/** Registers beans by hand; named in `@Import`, or given to a context. Source: Spring 7's `BeanRegistrar`. */
@Interface({ all: ['register'] })
export abstract class BeanRegistrar {
  abstract register(registry: BeanDefinitionRegistry, environment: Environment): MaybePromise<void>;
}
