import type { Class } from '../metadata/annotations.js';

interface Cause {
  readonly cause?: unknown;
}

/** Anything that goes wrong with beans. Its message holds those of its causes, one a line, the first cause last. */
export class BeansException extends Error {
  constructor(message: string, { cause }: Cause = {}) {
    super(cause === undefined ? message : `${message}\n  → ${messageOf(cause)}`, cause === undefined ? {} : { cause });
  }

  /** The name of the class, that of a subclass too. */
  override get name(): string {
    return this.constructor.name;
  }
}

function messageOf(cause: unknown): string {
  if (cause instanceof BeansException) return cause.message;
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
}

/** A bean could not be made, or not be made ready. */
export class BeanCreationException extends BeansException {
  constructor(
    readonly beanName: string,
    detail: string,
    options: Cause = {},
  ) {
    super(`Cannot create bean '${beanName}': ${detail}`, options);
  }
}

/** A constructor, factory method or supplier has thrown; `cause` is what. */
export class BeanInstantiationException extends BeansException {}

/** A bean lacks something that is to be injected; `cause` says why it is not there. */
export class UnsatisfiedDependencyException extends BeanCreationException {}

/** A bean is needed for its own creation. The message prints the circle. */
export class BeanCurrentlyInCreationException extends BeanCreationException {}

/** A bean was asked for while its factory gives up its beans. */
export class BeanCreationNotAllowedException extends BeanCreationException {}

/** A bean was asked for synchronously that only an asynchronous creation can make. */
export class AsynchronousBeanException extends BeanCreationException {}

/** A bean was asked for outside of its scope, such as a request's bean where no request is served. */
export class ScopeNotActiveException extends BeanCreationException {}

/** A factory bean was asked for its object before it is ready. */
export class FactoryBeanNotInitializedException extends BeansException {}

/** There is no bean of a name or a type. */
export class NoSuchBeanDefinitionException extends BeansException {
  constructor(
    /** The name or the type asked for. */
    readonly token: string | symbol | Class | undefined,
    message: string,
  ) {
    super(message);
  }
}

/** There are several beans where one is asked for. */
export class NoUniqueBeanDefinitionException extends NoSuchBeanDefinitionException {
  constructor(
    token: Class | undefined,
    readonly beanNames: readonly string[],
    message: string,
  ) {
    super(token, message);
  }
}

/** The bean of a name is not of the type asked for. */
export class BeanNotOfRequiredTypeException extends BeansException {
  constructor(
    readonly beanName: string,
    readonly requiredType: Class,
    readonly actualType: Class,
    message = `Bean '${beanName}' is a ${actualType.name}, not a ${requiredType.name} as asked for.`,
  ) {
    super(message);
  }
}

/** A factory was asked for (`&name`) where the bean is none. */
export class BeanIsNotAFactoryException extends BeansException {
  constructor(readonly beanName: string) {
    super(`Bean '${beanName}' is no FactoryBean: ask for it by '${beanName}', without the '&'.`);
  }
}

/** A definition, or a class that defines beans, cannot be used as it is. */
export class BeanDefinitionStoreException extends BeansException {}

/** A second definition of a name where overriding is switched off. */
export class BeanDefinitionOverrideException extends BeanDefinitionStoreException {}

/** A definition contradicts the class that it is for. */
export class BeanDefinitionValidationException extends BeansException {}
