/**
 * Looks beans up when it is asked, not when it is injected. Source: Spring's `ObjectProvider`. Iterating gives all beans
 * in the order of their definitions.
 */
export abstract class ObjectProvider<T = unknown> implements Iterable<T> {
  /**
   * The one bean; with arguments a new object of a prototype whose constructor or factory method gets them.
   *
   * @throws NoSuchBeanDefinitionException, NoUniqueBeanDefinitionException
   */
  abstract getObject(...args: readonly unknown[]): T;
  /** The one bean, also where it has to be made asynchronously. */
  abstract getObjectAsync(): Promise<T>;
  /** The one bean, or undefined where there is none. @throws NoUniqueBeanDefinitionException */
  abstract getIfAvailable(): T | undefined;
  /** The one bean, or undefined where there is none, or several of equal rank. */
  abstract getIfUnique(): T | undefined;
  /** All beans in the order of their definitions. */
  abstract stream(): T[];
  /** All beans by their order. */
  abstract orderedStream(): T[];

  /** Calls `use` with the one bean where there is one. */
  ifAvailable(use: (bean: T) => void): void {
    const bean = this.getIfAvailable();
    if (bean !== undefined) use(bean);
  }

  /** Calls `use` with the bean where there is exactly one. */
  ifUnique(use: (bean: T) => void): void {
    const bean = this.getIfUnique();
    if (bean !== undefined) use(bean);
  }

  [Symbol.iterator](): Iterator<T> {
    return this.stream()[Symbol.iterator]();
  }
}
