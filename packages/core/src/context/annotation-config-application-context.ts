import { inspect } from 'node:util';
import { decapitalize } from '../beans/bean-names.js';
import type { ComponentScanOptions } from '../decorators/configuration.js';
import { ComponentScan, Configuration } from '../decorators/configuration.js';
import type { Class } from '../metadata/annotations.js';
import { isClass } from '../metadata/type-reference.js';
import { IllegalArgumentException } from '../util/exceptions.js';
import { GenericApplicationContext } from './generic-application-context.js';

/**
 * A context made from classes: configuration classes and components.
 *
 *     const context = new AnnotationConfigApplicationContext(AppConfig);
 *     await context.refresh();
 *
 * Unlike Spring's, it is never refreshed by its constructor: that may have to wait.
 */
export class AnnotationConfigApplicationContext extends GenericApplicationContext {
  constructor(...componentClasses: readonly Class[]) {
    super();
    this.register(...componentClasses);
  }

  /** Makes a context from classes and refreshes it. */
  static async run(...componentClasses: readonly Class[]): Promise<AnnotationConfigApplicationContext> {
    const context = new AnnotationConfigApplicationContext(...componentClasses);
    await context.refresh();
    return context;
  }

  /** Registers classes with what their decorators say, unless their conditions do not hold. */
  register(...componentClasses: readonly Class[]): void {
    for (const type of componentClasses) this.registerAnnotated(checkedClass(type));
  }

  /** Has the files of folders scanned for components at the refresh. */
  scan(options: ComponentScanOptions): void {
    @ComponentScan(options)
    @Configuration({ proxyBeanMethods: false })
    class Scan {}
    this.registerAnnotated(Scan, `${decapitalize(Scan.name)}#${this.getBeanDefinitionCount()}`);
  }
}

function checkedClass(type: unknown): Class {
  if (isClass(type)) return type as Class;
  throw new IllegalArgumentException(
    `A class is to be registered, but ${typeof type === 'function' ? 'a function without a class' : inspect(type, { depth: 0 })} was given. ` +
      'Write decorators with parentheses (@Component()); a class that is undefined is of a module that imports this one.',
  );
}
