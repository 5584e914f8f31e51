import { BeanDefinition } from '../beans/bean-definition.js';
import { BeanPostProcessor } from '../beans/bean-post-processor.js';
import type { DefaultBeanFactory } from '../beans/default-bean-factory.js';
import {
  CONFIGURATION_PROPERTIES,
  type ConfigurationPropertiesOptions,
} from '../decorators/configuration-properties.js';
import { COMPONENT } from '../decorators/stereotypes.js';
import type { Environment } from '../env/environment.js';
import { type Class, findClassAnnotation, findMemberAnnotation, staticAnnotations } from '../metadata/annotations.js';
import { Implements } from '../metadata/interfaces.js';
import { getClass } from '../metadata/type-reference.js';
import { HIGHEST_PRECEDENCE, PriorityOrdered } from '../util/ordered.js';
import type { MaybePromise } from '../util/promises.js';
import { ConfigurationPropertiesBinder } from './configuration-properties-binder.js';

/** On a definition: its objects are made of settings, and are complete then. */
const CONSTRUCTED = Symbol('vernal:constructed-of-properties');

/** Binds beans with `@ConfigurationProperties` to the environment. Source: Spring Boot's class of the same name. */
@Implements(PriorityOrdered)
export class ConfigurationPropertiesBindingPostProcessor extends BeanPostProcessor {
  readonly #factory: DefaultBeanFactory;
  readonly #binder: ConfigurationPropertiesBinder;

  constructor(factory: DefaultBeanFactory, environment: Environment) {
    super();
    this.#factory = factory;
    this.#binder = new ConfigurationPropertiesBinder(factory, environment);
  }

  getOrder(): number {
    return HIGHEST_PRECEDENCE + 1;
  }

  override postProcessBeforeInitialization(bean: object, beanName: string): MaybePromise<object | undefined> {
    const definition = this.#factory.containsBeanDefinition(beanName)
      ? this.#factory.getBeanDefinition(beanName)
      : undefined;
    if (definition?.attributes.has(CONSTRUCTED)) return undefined;
    const options =
      (definition && onFactoryMethod(definition, this.#factory)) ??
      findClassAnnotation(getClass(bean), CONFIGURATION_PROPERTIES);
    return options && this.#binder.bind(bean, beanName, options);
  }
}

/**
 * Has beans bound: those whose constructors take settings as they are made, the others by a post-processor, which is
 * registered where a bean asks for it only: no other application is to pay for it.
 */
export function registerConfigurationPropertiesBinding(factory: DefaultBeanFactory, environment: Environment): void {
  const binder = new ConfigurationPropertiesBinder(factory, environment);
  let hasOthers = false;
  for (const name of factory.getBeanDefinitionNames()) {
    const definition = factory.getBeanDefinition(name);
    const options = optionsOf(definition, factory);
    if (!options) continue;
    const type = constructedType(definition);
    hasOthers ||= type === undefined;
    if (!type) continue;
    definition.instanceSupplier = () => binder.construct(type, name, options);
    definition.attributes.set(CONSTRUCTED, true);
  }
  if (!hasOthers) return;
  factory.registerBeanDefinition(
    'vernal.configurationPropertiesBinding',
    new BeanDefinition({
      beanClass: ConfigurationPropertiesBindingPostProcessor,
      instanceSupplier: () => new ConfigurationPropertiesBindingPostProcessor(factory, environment),
      isForeign: true,
      role: 'infrastructure',
    }),
  );
}

/** What the method says counts before what the class of its bean says. */
function optionsOf(
  definition: BeanDefinition,
  factory: DefaultBeanFactory,
): ConfigurationPropertiesOptions | undefined {
  const { beanClass, factoryMethodName, targetType } = definition;
  const type = factoryMethodName === undefined ? beanClass : targetType;
  return onFactoryMethod(definition, factory) ?? (type && findClassAnnotation(type, CONFIGURATION_PROPERTIES));
}

function onFactoryMethod(
  { factoryMethodName, factoryBeanName, beanClass }: BeanDefinition,
  factory: DefaultBeanFactory,
): ConfigurationPropertiesOptions | undefined {
  if (factoryMethodName === undefined) return undefined;
  if (factoryBeanName === undefined)
    return beanClass && staticAnnotations(beanClass, factoryMethodName, CONFIGURATION_PROPERTIES)[0];
  const owner = factory.getBeanDefinition(factoryBeanName).beanClass;
  return owner && findMemberAnnotation(owner, factoryMethodName, CONFIGURATION_PROPERTIES);
}

/** The class of a definition, where its constructor takes settings: not beans, as that of a component does. */
function constructedType({ beanClass, factoryMethodName, instanceSupplier }: BeanDefinition): Class | undefined {
  if (!beanClass || factoryMethodName !== undefined || instanceSupplier || beanClass.length === 0) return undefined;
  return findClassAnnotation(beanClass, COMPONENT) ? undefined : beanClass;
}
