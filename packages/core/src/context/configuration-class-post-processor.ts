import type { BeanDefinition } from '../beans/bean-definition.js';
import { BeanDefinitionRegistryPostProcessor } from '../beans/bean-factory-post-processor.js';
import { beanNameOf } from '../beans/bean-names.js';
import type { DefaultBeanFactory } from '../beans/default-bean-factory.js';
import { BeanDefinitionStoreException } from '../beans/errors.js';
import type { Environment } from '../env/environment.js';
import { declaredOrder, LOWEST_PRECEDENCE } from '../util/ordered.js';
import { AnnotatedBeanDefinitionReader } from './annotated-bean-definition-reader.js';
import type { ScannedClass } from './component-scanner.js';
import { ConditionEvaluator } from './condition-evaluator.js';
import { ConfigurationClass, configurationMode } from './configuration-class.js';
import { enhance } from './configuration-class-enhancer.js';
import { ConfigurationClassParser } from './configuration-class-parser.js';
import { ConfigurationClassReader, SCANNED } from './configuration-class-reader.js';
import { registerConfigurationPropertiesBinding } from './configuration-properties-binding.js';
import { PropertySourceRegistry } from './property-source-registry.js';

/** Turns `@Configuration` classes into definitions. Source: Spring's class of the same name. */
export class ConfigurationClassPostProcessor extends BeanDefinitionRegistryPostProcessor {
  readonly #factory: DefaultBeanFactory;
  readonly #environment: Environment;
  readonly #evaluator: ConditionEvaluator;

  constructor(factory: DefaultBeanFactory, environment: Environment) {
    super();
    this.#factory = factory;
    this.#environment = environment;
    this.#evaluator = new ConditionEvaluator({
      getEnvironment: () => environment,
      getRegistry: () => factory,
      getBeanFactory: () => factory,
    });
  }

  /** Reads configuration classes until none of those that they register is a configuration class. */
  override async postProcessBeanDefinitionRegistry(): Promise<void> {
    const importContext = { environment: this.#environment, registry: this.#factory };
    const parser = new ConfigurationClassParser({
      evaluator: this.#evaluator,
      propertySources: new PropertySourceRegistry(this.#environment),
      importContext,
      registerScanned: (found, isLazy) => this.#registerScanned(found, isLazy),
      removeBean: (name) => this.#factory.removeBeanDefinition(name),
    });
    const reader = new ConfigurationClassReader(this.#factory, this.#evaluator, importContext);
    const seen = new Set<string>();
    const loaded = new Set<ConfigurationClass>();
    for (let found = this.#candidates(seen); found.length > 0; found = this.#candidates(seen)) {
      await parser.parse(found.filter(({ type }) => !parser.classes.some((known) => known.type === type)));
      const fresh = parser.classes.filter((one) => !loaded.has(one));
      await reader.load(fresh);
      for (const one of fresh) loaded.add(one);
    }
  }

  /** Has bean methods that call each other give beans, and properties bound where a bean asks for them. */
  override postProcessBeanFactory(): void {
    registerConfigurationPropertiesBinding(this.#factory, this.#environment);
    for (const name of this.#factory.getBeanDefinitionNames()) {
      const definition = this.#factory.getBeanDefinition(name);
      if (!definition.beanClass || configurationMode(definition) !== 'full') continue;
      definition.beanClass = enhance(definition.beanClass, this.#factory);
    }
    this.#factory.clearMetadataCache();
  }

  #candidates(seen: Set<string>): ConfigurationClass[] {
    const names = this.#factory.getBeanDefinitionNames().filter((name) => !seen.has(name));
    const found: { readonly configuration: ConfigurationClass; readonly order: number }[] = [];
    for (const name of names) {
      seen.add(name);
      const definition = this.#factory.getBeanDefinition(name);
      const { beanClass } = definition;
      if (!beanClass || configurationMode(definition) === undefined) continue;
      const order = declaredOrder(beanClass) ?? LOWEST_PRECEDENCE;
      found.push({ configuration: new ConfigurationClass(beanClass, name), order });
    }
    return found.toSorted((a, b) => a.order - b.order).map(({ configuration }) => configuration);
  }

  #registerScanned({ type, file }: ScannedClass, isLazy: boolean): string | undefined {
    if (this.#evaluator.shouldSkipClass(type)) return undefined;
    const name = beanNameOf(type);
    const present = this.#factory.containsBeanDefinition(name) ? this.#factory.getBeanDefinition(name) : undefined;
    if (present?.beanClass === type) return undefined;
    if (present?.attributes.has(SCANNED)) {
      throw new BeanDefinitionStoreException(
        `Two classes found by a component scan have the bean name '${name}': ${inFile(present.describe(), present.attributes.get(SCANNED))} ` +
          `and another ${inFile(type.name, file)}. Name one of them: @Component('otherName').`,
      );
    }
    if (present) return undefined;
    new AnnotatedBeanDefinitionReader(this.#factory, () => this.#environment).register(
      type,
      name,
      (definition: BeanDefinition) => {
        definition.attributes.set(SCANNED, file);
        definition.resourceDescription = 'a component scan';
        definition.lazyInit ??= isLazy;
      },
    );
    return name;
  }
}

function inFile(what: string, file: unknown): string {
  return typeof file === 'string' ? `${what} in ${file}` : what;
}
