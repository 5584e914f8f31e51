import { BeanDefinition, INFER_METHOD } from '../beans/bean-definition.js';
import { beanNameOf, uniqueName } from '../beans/bean-names.js';
import { factoryMethodType } from '../beans/bean-types.js';
import type { DefaultBeanFactory } from '../beans/default-bean-factory.js';
import { BeanDefinitionOverrideException, BeanDefinitionStoreException } from '../beans/errors.js';
import { BEAN } from '../decorators/configuration.js';
import {
  type AnnotationKey,
  findMemberAnnotation,
  ownClassAnnotations,
  staticAnnotations,
} from '../metadata/annotations.js';
import { applyCommonAnnotations, registerScoped } from './annotated-definitions.js';
import type { ConditionEvaluator } from './condition-evaluator.js';
import type { BeanMethod, ConfigurationClass } from './configuration-class.js';
import type { ImportContext } from './import-selector.js';

/** On a definition: the configuration class that it comes from. */
const CONFIGURATION_SOURCE = Symbol('vernal:configuration-source');

/** On a definition: a scan has found its class. */
export const SCANNED = Symbol('vernal:scanned');

/** Registers the beans of configuration classes. Source: Spring's `ConfigurationClassBeanDefinitionReader`. */
export class ConfigurationClassReader {
  readonly #factory: DefaultBeanFactory;
  readonly #evaluator: ConditionEvaluator;
  readonly #importContext: ImportContext;
  readonly #skipped = new Map<ConfigurationClass, boolean>();

  constructor(factory: DefaultBeanFactory, evaluator: ConditionEvaluator, importContext: ImportContext) {
    this.#factory = factory;
    this.#evaluator = evaluator;
    this.#importContext = importContext;
  }

  async load(classes: readonly ConfigurationClass[]): Promise<void> {
    for (const configuration of classes) await this.#loadClass(configuration);
  }

  async #loadClass(configuration: ConfigurationClass): Promise<void> {
    if (this.#shouldSkip(configuration)) {
      const { beanName } = configuration;
      if (beanName !== undefined && this.#factory.containsBeanDefinition(beanName)) {
        this.#factory.removeBeanDefinition(beanName);
      }
      return;
    }
    if (configuration.isImported) this.#registerImported(configuration);
    for (const method of configuration.beanMethods) this.#registerMethod(configuration, method);
    for (const { registrar, importing } of configuration.registrars) {
      await registrar.registerBeanDefinitions(importing, this.#factory, this.#importContext);
    }
  }

  /** What is imported goes where all that import it are left out. */
  #shouldSkip(configuration: ConfigurationClass): boolean {
    const known = this.#skipped.get(configuration);
    if (known !== undefined) return known;
    const importing = [...configuration.importedBy];
    const isOrphan = importing.length > 0 && importing.every((one) => this.#shouldSkip(one));
    const skipped = isOrphan || this.#evaluator.shouldSkipClass(configuration.type, 'registerBean');
    this.#skipped.set(configuration, skipped);
    return skipped;
  }

  #registerImported(configuration: ConfigurationClass): void {
    const { type } = configuration;
    const definition = new BeanDefinition({ beanClass: type, resourceDescription: '@Import()' });
    const find = <A extends object>(key: AnnotationKey<A>): A | undefined =>
      ownClassAnnotations(type).find((annotation) => annotation.key === key)?.attributes as A | undefined;
    applyCommonAnnotations(definition, find);
    const name = uniqueName(beanNameOf(type), (taken) => this.#isOtherBean(taken, definition));
    registerScoped(name, definition, find, this.#factory);
    configuration.beanName = name;
  }

  #isOtherBean(name: string, { beanClass }: BeanDefinition): boolean {
    return this.#factory.containsBeanDefinition(name) && this.#factory.getBeanDefinition(name).beanClass !== beanClass;
  }

  #registerMethod(configuration: ConfigurationClass, method: BeanMethod): void {
    const { type } = configuration;
    if (this.#evaluator.shouldSkipMethod(type, method.name, method.isStatic)) return;
    const find = <A extends object>(key: AnnotationKey<A>): A | undefined =>
      method.isStatic ? staticAnnotations(type, method.name, key)[0] : findMemberAnnotation(type, method.name, key);
    const options = find(BEAN) ?? {};
    const given = typeof options.name === 'string' ? [options.name] : (options.name ?? []);
    const [name = method.name, ...aliases] = given;
    for (const alias of aliases) this.#factory.registerAlias(name, alias);
    const definition = new BeanDefinition({
      beanClass: method.isStatic ? type : undefined,
      factoryBeanName: method.isStatic ? undefined : configuration.beanName,
      factoryMethodName: method.name,
      targetType: factoryMethodType(type, method.name, method.isStatic),
      autowireCandidate: options.autowireCandidate ?? true,
      defaultCandidate: options.defaultCandidate ?? true,
      initMethodName: options.initMethod,
      destroyMethodName: options.destroyMethod ?? INFER_METHOD,
      resourceDescription: type.name,
    });
    definition.attributes.set(CONFIGURATION_SOURCE, type);
    if (this.#isOverridden(configuration, method, name, definition)) {
      if (name !== configuration.beanName) return;
      throw new BeanDefinitionStoreException(
        `The @Bean method ${definition.describe()} has the name of its own configuration bean: rename one of the two.`,
      );
    }
    applyCommonAnnotations(definition, find);
    registerScoped(name, definition, find, this.#factory);
  }

  /** Whether a definition that is there already counts more than a `@Bean` method. */
  #isOverridden(configuration: ConfigurationClass, method: BeanMethod, name: string, next: BeanDefinition): boolean {
    if (!this.#factory.containsBeanDefinition(name)) return false;
    const present = this.#factory.getBeanDefinition(name);
    const source = present.attributes.get(CONFIGURATION_SOURCE);
    const allowed = this.#factory.isAllowBeanDefinitionOverriding();
    if (source !== undefined) {
      if (source !== configuration.type) return false;
      if (present.factoryMethodName !== method.name && !allowed) throw refused(name, present, next);
      return true;
    }
    if (present.attributes.has(SCANNED)) {
      if (next.targetType === present.beanClass) this.#factory.removeBeanDefinition(name);
      return false;
    }
    if (present.role !== 'application') return false;
    if (!allowed) throw refused(name, present, next);
    return true;
  }
}

function refused(name: string, present: BeanDefinition, next: BeanDefinition): BeanDefinitionOverrideException {
  return new BeanDefinitionOverrideException(
    `The @Bean method ${next.describe()} defines bean '${name}', which is there already: ${present.describe()}. Rename one of ` +
      'them, or allow it by setAllowBeanDefinitionOverriding(true).',
  );
}
