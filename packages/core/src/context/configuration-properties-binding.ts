import { BeanDefinition } from '../beans/bean-definition.js';
import { BeanPostProcessor } from '../beans/bean-post-processor.js';
import type { DefaultBeanFactory } from '../beans/default-bean-factory.js';
import { BeanCreationException } from '../beans/errors.js';
import type { BindingResult } from '../binding/binding-result.js';
import { DataBinder } from '../binding/data-binder.js';
import type { ConversionService } from '../convert/conversion-service.js';
import { DefaultFormattingConversionService } from '../convert/default-formatting-conversion-service.js';
import {
  CONFIGURATION_PROPERTIES,
  type ConfigurationPropertiesOptions,
} from '../decorators/configuration-properties.js';
import { VALIDATED } from '../decorators/valid.js';
import { type Environment, StandardEnvironment } from '../env/environment.js';
import {
  type Class,
  designReturnType,
  designStaticReturnType,
  findClassAnnotation,
  findMemberAnnotation,
  staticAnnotations,
} from '../metadata/annotations.js';
import { Implements } from '../metadata/interfaces.js';
import { isClass } from '../metadata/type-reference.js';
import { IllegalStateException } from '../util/exceptions.js';
import { HIGHEST_PRECEDENCE, PriorityOrdered } from '../util/ordered.js';
import { isPromiseLike, type MaybePromise } from '../util/promises.js';
import { BeanValidator } from '../validation/bean-validator.js';
import { FieldError, type ObjectError } from '../validation/object-error.js';
import { StandardSchemaValidator } from '../validation/standard-schema.js';
import { Validator } from '../validation/validator.js';
import { CONVERSION_SERVICE_BEAN_NAME } from './abstract-application-context.js';
import { type FoundProperty, propertiesUnderPrefix } from './properties-under-prefix.js';

/** The name of a bean that validates the objects of `@ConfigurationProperties`. Default: a {@link BeanValidator}. */
export const CONFIGURATION_PROPERTIES_VALIDATOR_BEAN_NAME = 'configurationPropertiesValidator';

/** Properties of the environment cannot be bound to a bean, or are invalid. The message names each of them. */
export class ConfigurationPropertiesBindException extends BeanCreationException {
  constructor(
    beanName: string,
    detail: string,
    readonly bindingResult: BindingResult,
  ) {
    super(beanName, detail);
  }
}

/** Binds beans with `@ConfigurationProperties` to the environment. Source: Spring Boot's class of the same name. */
@Implements(PriorityOrdered)
export class ConfigurationPropertiesBindingPostProcessor extends BeanPostProcessor {
  readonly #factory: DefaultBeanFactory;
  readonly #environment: Environment;
  #conversionService: ConversionService | undefined;

  constructor(factory: DefaultBeanFactory, environment: Environment) {
    super();
    this.#factory = factory;
    this.#environment = environment;
  }

  getOrder(): number {
    return HIGHEST_PRECEDENCE + 1;
  }

  override postProcessBeforeInitialization(bean: object, beanName: string): MaybePromise<void> {
    const definition = this.#factory.containsBeanDefinition(beanName)
      ? this.#factory.getBeanDefinition(beanName)
      : undefined;
    const type = bean.constructor as Class;
    const options =
      (definition && onFactoryMethod(definition, this.#factory)) ?? findClassAnnotation(type, CONFIGURATION_PROPERTIES);
    return options && this.#bind(bean, beanName, options);
  }

  #bind(bean: object, beanName: string, options: ConfigurationPropertiesOptions): MaybePromise<void> {
    if (!(this.#environment instanceof StandardEnvironment)) {
      throw new IllegalStateException(
        `@ConfigurationProperties('${options.prefix}') needs a StandardEnvironment, whose sources tell their names.`,
      );
    }
    const found = propertiesUnderPrefix(options.prefix, bean, this.#environment);
    const binder = new DataBinder(bean, beanName, { conversionService: this.#conversion() });
    binder.setIgnoreUnknownFields(options.ignoreUnknownFields ?? true);
    const validators = [this.#validator(), new StandardSchemaValidator()];
    binder.addValidators(...validators.filter((one) => one.supports(bean.constructor as Class)));
    binder.bind(Object.fromEntries([...found].map(([path, { value }]) => [path, value])));
    const groups = findClassAnnotation(bean.constructor as Class, VALIDATED)?.groups ?? [];
    const done = binder.validate(...groups);
    const check = (): void => checkErrors(beanName, options, found, binder.getBindingResult());
    return isPromiseLike(done) ? done.then(check) : check();
  }

  /** Settings have ISO dates, whatever language the application speaks. */
  #conversion(): ConversionService {
    if (this.#factory.containsBean(CONVERSION_SERVICE_BEAN_NAME)) return this.#factory.getConversionService();
    this.#conversionService ??= new DefaultFormattingConversionService({ isoFormat: true });
    return this.#conversionService;
  }

  #validator(): Validator {
    const name = CONFIGURATION_PROPERTIES_VALIDATOR_BEAN_NAME;
    return this.#factory.containsBean(name) ? this.#factory.getBean(name, Validator) : new BeanValidator();
  }
}

/** Registers the post-processor where a bean asks for it: no other application is to pay for it. */
export function registerConfigurationPropertiesBinding(factory: DefaultBeanFactory, environment: Environment): void {
  const definitions = factory.getBeanDefinitionNames().map((name) => factory.getBeanDefinition(name));
  if (!definitions.some((definition) => isAskedFor(definition, factory))) return;
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

function isAskedFor(definition: BeanDefinition, factory: DefaultBeanFactory): boolean {
  const types = [definition.beanClass, definition.targetType, returnType(definition, factory)];
  if (types.some((type) => isClass(type) && findClassAnnotation(type, CONFIGURATION_PROPERTIES))) return true;
  return onFactoryMethod(definition, factory) !== undefined;
}

function onFactoryMethod(
  definition: BeanDefinition,
  factory: DefaultBeanFactory,
): ConfigurationPropertiesOptions | undefined {
  const { factoryMethodName, factoryBeanName, beanClass } = definition;
  if (factoryMethodName === undefined) return undefined;
  if (factoryBeanName === undefined)
    return beanClass && staticAnnotations(beanClass, factoryMethodName, CONFIGURATION_PROPERTIES)[0];
  const owner = factory.getBeanDefinition(factoryBeanName).beanClass;
  return owner && findMemberAnnotation(owner, factoryMethodName, CONFIGURATION_PROPERTIES);
}

function returnType(definition: BeanDefinition, factory: DefaultBeanFactory): unknown {
  const { factoryMethodName, factoryBeanName, beanClass } = definition;
  if (factoryMethodName === undefined) return undefined;
  if (factoryBeanName === undefined) return beanClass && designStaticReturnType(beanClass, factoryMethodName);
  const owner = factory.getBeanDefinition(factoryBeanName).beanClass;
  return owner && designReturnType(owner, factoryMethodName);
}

function checkErrors(
  beanName: string,
  { prefix, ignoreInvalidFields = false }: ConfigurationPropertiesOptions,
  found: ReadonlyMap<string, FoundProperty>,
  result: BindingResult,
): void {
  const errors = result
    .getAllErrors()
    .filter((error) => !(ignoreInvalidFields && error instanceof FieldError && error.bindingFailure));
  if (errors.length === 0) return;
  const lines = errors.map((error) => `\n  ${describe(error, prefix, found)}`);
  throw new ConfigurationPropertiesBindException(
    beanName,
    `the properties under '${prefix}' are not what it takes:${lines.join('')}`,
    result,
  );
}

function describe(error: ObjectError, prefix: string, found: ReadonlyMap<string, FoundProperty>): string {
  const message = error.defaultMessage ?? error.code ?? 'is invalid';
  if (!(error instanceof FieldError)) return message;
  const origin = found.get(error.field)?.origin;
  const place = origin === undefined ? 'not set' : `in ${origin}`;
  return `${prefix}.${error.field} (${place}): ${message}`;
}
