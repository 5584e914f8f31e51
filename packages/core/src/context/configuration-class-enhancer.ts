import { FACTORY_BEAN_PREFIX } from '../beans/bean-factory.js';
import { factoryMethodType, isOfType } from '../beans/bean-types.js';
import { isAsyncFunction } from '../beans/creation-stack.js';
import type { DefaultBeanFactory } from '../beans/default-bean-factory.js';
import { factoryMethod, intercepts } from '../beans/factory-method.js';
import { BEAN } from '../decorators/configuration.js';
import { type Class, type ConcreteClass, designReturnType, findMemberAnnotation } from '../metadata/annotations.js';
import { IllegalStateException } from '../util/exceptions.js';
import { beanMethodsOf } from './configuration-class.js';

/**
 * A subclass whose `@Bean` methods, called from anywhere but the factory, give the beans of the factory. A call of an async
 * one gives a promise of the bean. Source: Spring's `ConfigurationClassEnhancer`.
 */
export function enhance(type: Class, factory: DefaultBeanFactory): Class {
  const methods = beanMethodsOf(type).filter((method) => !method.isStatic);
  if (methods.length === 0) return type;
  const enhanced = class extends (type as ConcreteClass<object>) {};
  Object.defineProperty(enhanced, 'name', { value: type.name });
  for (const { name } of methods) {
    Object.defineProperty(enhanced.prototype, name, {
      value: intercepted(type, name, factory),
      configurable: true,
      writable: true,
    });
  }
  return enhanced;
}

function intercepted(type: Class, method: string, factory: DefaultBeanFactory): (...args: unknown[]) => unknown {
  const original = factoryMethod(type.prototype as object, method) as (...args: unknown[]) => unknown;
  const said = findMemberAnnotation(type, method, BEAN)?.name;
  const beanName = (typeof said === 'string' ? said : said?.[0]) ?? method;
  const isAsync = isAsyncFunction(original) || designReturnType(type, method) === Promise;
  const interceptor = (...args: unknown[]): unknown => {
    const user = factory.getBeanNameInCreation();
    if (user !== undefined) factory.registerDependentBean(beanName, user);
    if (isAsync) return factory.getBeanAsync(beanName);
    if (factory.isFactoryBean(beanName)) return checked(factoryStandIn(beanName, factory), type, method, beanName);
    const takesArguments = args.length > 0 && !args.includes(undefined) && !factory.isSingleton(beanName);
    const bean = takesArguments ? factory.getBeanWithArguments(beanName, ...args) : factory.getBean(beanName);
    return checked(bean, type, method, beanName);
  };
  Object.defineProperty(interceptor, 'length', { value: original.length });
  return intercepts(interceptor, original);
}

/** @throws IllegalStateException where a bean of another type has taken the place of the method's own. */
function checked(bean: unknown, type: Class, method: string, beanName: string): unknown {
  const promised = factoryMethodType(type, method, false);
  if (!promised || bean === null || isOfType(bean, promised)) return bean;
  throw new IllegalStateException(
    `${type.name}.${method}() is to give a ${promised.name}, but bean '${beanName}' is a ${(bean as object).constructor.name}: ` +
      'another definition has taken its place. Rename one of the two.',
  );
}

/** The factory bean, whose object is that of the factory. */
function factoryStandIn(beanName: string, factory: DefaultBeanFactory): object {
  const target = factory.getBean(FACTORY_BEAN_PREFIX + beanName) as object;
  return new Proxy(target, {
    get(_, key) {
      if (key === 'getObject') return () => factory.getBean(beanName);
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
