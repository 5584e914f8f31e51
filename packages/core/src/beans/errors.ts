import type { Class } from '../metadata/annotations.js';

interface Cause {
  readonly cause?: unknown;
}

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/** Lines of a message beyond which those in the middle are left out. */
const MAX_LINES = 24;

/** Anything that goes wrong with beans. Its message holds those of its causes, one a line, the first cause last. */
export class BeansException extends Error {
  constructor(message: string, { cause }: Cause = {}) {
    super(cause === undefined ? message : `${message}${following(cause)}`, cause === undefined ? {} : { cause });
  }

  /** The name of the class, that of a subclass too. */
  override get name(): string {
    return this.constructor.name;
  }

  /** What Node.js prints: the message tells of all causes, so that only the first one follows. */
  [INSPECT](_depth: number, options: object, inspect: (value: unknown, options: object) => string): string {
    const first = firstCause(this);
    return first === this ? `${this.stack}` : `${this.stack} {\n  [cause]: ${inspect(first, options)}\n}`;
  }
}

function following(cause: unknown): string {
  const lines = [...pathOf(cause)];
  const half = MAX_LINES / 2;
  const shown =
    lines.length <= MAX_LINES
      ? lines
      : [...lines.slice(0, half), `… ${lines.length - MAX_LINES} more …`, ...lines.slice(-half)];
  return shown.map((line) => `\n  → ${line}`).join('');
}

/** The lines of an error and its causes. */
function* pathOf(error: unknown): Generator<string> {
  for (let at = error; at !== undefined; at = at instanceof BeansException ? at.cause : undefined) {
    yield at instanceof BeansException ? ownLine(at) : at instanceof Error ? `${at.name}: ${at.message}` : String(at);
  }
}

function ownLine({ message, cause }: BeansException): string {
  const end = cause === undefined ? -1 : message.indexOf('\n  → ');
  return end < 0 ? message : message.slice(0, end);
}

function firstCause(error: unknown): unknown {
  let at = error;
  while (at instanceof Error && at.cause !== undefined) at = at.cause;
  return at;
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
