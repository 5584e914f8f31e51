import { Component } from '../decorators/stereotypes.js';
import type { Class } from '../metadata/annotations.js';
import { AnnotationConfigApplicationContext } from './annotation-config-application-context.js';

/** What tests of injection ask for: there are two of it. */
export abstract class Greeter {
  abstract greet(): string;
}

@Component()
export class English extends Greeter {
  override greet(): string {
    return 'hello';
  }
}

@Component()
export class French extends Greeter {
  override greet(): string {
    return 'bonjour';
  }
}

/** The one object of a class in a context made of it and others. */
export async function made<T>(type: Class<T>, ...others: Class[]): Promise<T> {
  const context = await AnnotationConfigApplicationContext.run(type, ...others);
  return context.getBean(type);
}
