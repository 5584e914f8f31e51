import type { DefaultBeanFactory } from '../beans/default-bean-factory.js';
import { BeanCreationException } from '../beans/errors.js';
import type { BindingResult } from '../binding/binding-result.js';
import { DataBinder } from '../binding/data-binder.js';
import { ApplicationConversionService } from '../convert/application-conversion-service.js';
import type { ConversionService } from '../convert/conversion-service.js';
import type { ConfigurationPropertiesOptions } from '../decorators/configuration-properties.js';
import { VALIDATED } from '../decorators/valid.js';
import { type Environment, StandardEnvironment } from '../env/environment.js';
import { type Class, findClassAnnotation } from '../metadata/annotations.js';
import { isInstance } from '../metadata/interfaces.js';
import { getClass } from '../metadata/type-reference.js';
import { IllegalStateException } from '../util/exceptions.js';
import { isPromiseLike, type MaybePromise } from '../util/promises.js';
import { BeanValidator } from '../validation/bean-validator.js';
import { FieldError, type ObjectError } from '../validation/object-error.js';
import { StandardSchemaValidator } from '../validation/standard-schema.js';
import { Validator } from '../validation/validator.js';
import { CONVERSION_SERVICE_BEAN_NAME } from './abstract-application-context.js';
import { type PropertiesUnderPrefix, propertiesUnderPrefix } from './properties-under-prefix.js';

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

/** Binds objects to the environment. Source: Spring Boot's class of the same name. */
export class ConfigurationPropertiesBinder {
  readonly #factory: DefaultBeanFactory;
  readonly #environment: Environment;

  constructor(factory: DefaultBeanFactory, environment: Environment) {
    this.#factory = factory;
    this.#environment = environment;
  }

  /** Sets the properties of a bean. @throws ConfigurationPropertiesBindException */
  bind(bean: object, beanName: string, options: ConfigurationPropertiesOptions): MaybePromise<object> {
    const properties = this.#propertiesFor(bean, options);
    const binder = new DataBinder(bean, beanName, { conversionService: this.#conversion() });
    binder.bind(Object.fromEntries([...properties.found].map(([path, { value }]) => [path, value])));
    return this.#finish(binder, options, properties);
  }

  /** Makes a bean by the constructor of a class. @throws ConfigurationPropertiesBindException */
  construct(type: Class, beanName: string, options: ConfigurationPropertiesOptions): MaybePromise<object> {
    const properties = this.#propertiesFor(type, options);
    const binder = new DataBinder(undefined, beanName, { conversionService: this.#conversion(), targetType: type });
    binder.construct({
      resolveValue: (name) => properties.found.get(name)?.value,
      getNames: () => properties.found.keys(),
    });
    return this.#finish(binder, options, properties);
  }

  #propertiesFor(target: object | Class, { prefix }: ConfigurationPropertiesOptions): PropertiesUnderPrefix {
    if (this.#environment instanceof StandardEnvironment) {
      return propertiesUnderPrefix(prefix, target, this.#environment);
    }
    throw new IllegalStateException(
      `@ConfigurationProperties('${prefix}') needs a StandardEnvironment, whose sources tell their names.`,
    );
  }

  #finish(
    binder: DataBinder,
    options: ConfigurationPropertiesOptions,
    properties: PropertiesUnderPrefix,
  ): MaybePromise<object> {
    const finish = (): object => {
      refuseErrors(binder, options, properties);
      return binder.getTarget() as object;
    };
    const bean = binder.getTarget();
    if (!bean) return finish();
    const type = getClass(bean);
    const validators = [
      this.#validator(),
      new StandardSchemaValidator(),
      ...(isInstance(bean, Validator) ? [bean] : []),
    ];
    binder.addValidators(...validators.filter((one) => one.supports(type)));
    const done = binder.validate(...(findClassAnnotation(type, VALIDATED)?.groups ?? []));
    return isPromiseLike(done) ? done.then(finish) : finish();
  }

  /** Settings have ISO dates, whatever language the application speaks. */
  #conversion(): ConversionService {
    return this.#factory.containsBean(CONVERSION_SERVICE_BEAN_NAME)
      ? this.#factory.getConversionService()
      : ApplicationConversionService.getSharedInstance();
  }

  #validator(): Validator {
    const name = CONFIGURATION_PROPERTIES_VALIDATOR_BEAN_NAME;
    return this.#factory.containsBean(name) ? this.#factory.getBean(name, Validator) : new BeanValidator();
  }
}

function refuseErrors(
  binder: DataBinder,
  { prefix, ignoreInvalidFields = false, ignoreUnknownFields = true }: ConfigurationPropertiesOptions,
  properties: PropertiesUnderPrefix,
): void {
  const result = binder.getBindingResult();
  const errors = result
    .getAllErrors()
    .filter((error) => !(ignoreInvalidFields && error instanceof FieldError && error.bindingFailure));
  const lines = errors.map((error) => describe(error, prefix, properties));
  if (!ignoreUnknownFields) {
    for (const [name, { origin }] of properties.unknown)
      lines.push(`${prefix}.${name} (in ${origin}): there is no such property`);
  }
  if (lines.length === 0) return;
  throw new ConfigurationPropertiesBindException(
    binder.getObjectName(),
    `the properties under '${prefix}' are not what it takes:${lines.map((line) => `\n  ${line}`).join('')}`,
    result,
  );
}

function describe(error: ObjectError, prefix: string, { found }: PropertiesUnderPrefix): string {
  const message = error.defaultMessage ?? error.code ?? 'is invalid';
  if (!(error instanceof FieldError)) return message;
  const source = found.get(error.field) ?? found.get(error.field.replace(/\[[^\]]*\]$/, ''));
  return `${prefix}.${error.field} (${source ? `in ${source.origin}` : 'not set'}): ${message}`;
}
