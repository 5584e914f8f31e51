import { isInstance } from '../metadata/interfaces.js';
import { getLogger } from '../util/logger.js';
import type { MaybePromise } from '../util/promises.js';
import { type Steps, until } from '../util/steps.js';
import { AutoCloseable, DisposableBean } from './bean-callbacks.js';
import { type BeanDefinition, INFER_METHOD } from './bean-definition.js';
import type { DestructionAwareBeanPostProcessor } from './bean-post-processor.js';
import { BeanDefinitionValidationException } from './errors.js';

const logger = getLogger('vernal.beans.DisposableBean');

type Callback = (this: object) => MaybePromise<unknown>;

/** One thing to do when a bean is given up. */
interface Step {
  readonly what: string;
  run(): MaybePromise<unknown>;
}

/**
 * What is to be done when a bean is given up, in Spring's order: post-processors, `@PreDestroy` methods, `destroy`, then
 * the destroy method. Undefined where there is nothing. Failures are logged and the rest is done all the same.
 *
 * @throws BeanDefinitionValidationException where the definition names a method that is not there.
 */
export function destruction(
  bean: object,
  beanName: string,
  definition: BeanDefinition | undefined,
  processors: readonly DestructionAwareBeanPostProcessor[],
): (() => Steps<void>) | undefined {
  const managed = processors.flatMap((processor) => processor.managedDestroyMethods?.(bean) ?? []);
  const isDisposable = isInstance(bean, DisposableBean) && !managed.includes('destroy');
  const steps: Step[] = [
    ...processors
      .filter((processor) => processor.requiresDestruction?.(bean) ?? true)
      .map((processor) => ({
        what: `${processor.constructor.name}.postProcessBeforeDestruction`,
        run: () => processor.postProcessBeforeDestruction(bean, beanName),
      })),
    ...(isDisposable ? [{ what: 'destroy', run: () => bean.destroy() }] : []),
    ...destroyMethod(bean, definition, managed),
  ];
  if (steps.length === 0) return undefined;
  return () => runAll(steps, beanName);
}

function* runAll(steps: readonly Step[], beanName: string): Steps<void> {
  for (const { what, run } of steps) {
    try {
      yield* until(run());
    } catch (error) {
      logger.warn(`${what}() of bean '${beanName}' failed.`, error);
    }
  }
}

function destroyMethod(bean: object, definition: BeanDefinition | undefined, managed: readonly PropertyKey[]): Step[] {
  const named = definition?.destroyMethodName;
  if (named === undefined) return isInstance(bean, DisposableBean) ? [] : closeStep(bean, managed);
  if (named === INFER_METHOD) return isInstance(bean, DisposableBean) ? [] : inferredStep(bean, managed);
  if (named === '' || managed.includes(named) || (named === 'destroy' && isInstance(bean, DisposableBean))) return [];
  if (callback(bean, named)) return [methodStep(bean, named)];
  throw new BeanDefinitionValidationException(
    `${bean.constructor.name} has no method ${named}(), which its definition names as destroy method.`,
  );
}

function closeStep(bean: object, managed: readonly PropertyKey[]): Step[] {
  if (managed.includes('close')) return [];
  return isInstance(bean, AutoCloseable) ? [methodStep(bean, 'close')] : disposeStep(bean);
}

function inferredStep(bean: object, managed: readonly PropertyKey[]): Step[] {
  const name = ['close', 'shutdown'].find((candidate) => callback(bean, candidate)?.length === 0);
  if (name === undefined) return disposeStep(bean);
  return managed.includes(name) ? [] : [methodStep(bean, name)];
}

function disposeStep(bean: object): Step[] {
  const key = [Symbol.asyncDispose, Symbol.dispose].find((symbol) => symbol && callback(bean, symbol));
  return key ? [methodStep(bean, key)] : [];
}

function methodStep(bean: object, name: PropertyKey): Step {
  return { what: String(name), run: () => callback(bean, name)?.call(bean) };
}

function callback(bean: object, name: PropertyKey): Callback | undefined {
  const found = (bean as Record<PropertyKey, unknown>)[name];
  return typeof found === 'function' ? (found as Callback) : undefined;
}
