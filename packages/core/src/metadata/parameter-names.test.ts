import assert from 'node:assert/strict';
import { type Class } from './annotations.js';
import { parameterNames } from './parameter-names.js';

class Base {
  readonly #secret = 1;
  constructor(
    readonly first: number,
    second = 'x',
    ...rest: string[]
  ) {
    void second;
    void rest;
  }
  plain(a: number, { b }: { b: number }, [c]: number[], d = a): number {
    return a + b + (c ?? 0) + d + this.#secret;
  }
  async later(request: string): Promise<string> {
    return request;
  }
  *each(list: string[]): Generator<string> {
    yield* list;
  }
  async *eachLater(items: string[]): AsyncGenerator<string> {
    yield* items;
  }
  'computed name'(value: string): string {
    return value;
  }
}

class Derived extends Base {
  override plain(x: number): number {
    return super.plain(x, { b: 1 }, [2]);
  }
}

class Own extends Base {
  constructor(only: string) {
    super(1, only);
  }
}

describe('parameterNames', () => {
  const cases: [string, Class, string | undefined, (string | undefined)[]][] = [
    ['reads a constructor, defaults and rest included', Base, undefined, ['first', 'second', 'rest']],
    ['takes the constructor of the superclass where a class has none', Derived, undefined, ['first', 'second', 'rest']],
    ['takes the own constructor first', Own, undefined, ['only']],
    ['gives no name to what is taken apart', Base, 'plain', ['a', undefined, undefined, 'd']],
    ['takes the overriding method', Derived, 'plain', ['x']],
    ['finds inherited methods', Derived, 'later', ['request']],
    ['reads async methods', Base, 'later', ['request']],
    ['reads generators', Base, 'each', ['list']],
    ['reads async generators', Base, 'eachLater', ['items']],
    ['reads methods with computed names', Base, 'computed name', ['value']],
    ['gives nothing for a method that is not there', Base, 'missing', []],
    ['gives nothing for a built-in class', Map as unknown as Class, undefined, []],
  ];
  for (const [behaviour, type, method, names] of cases) {
    it(behaviour, () => assert.deepEqual(parameterNames(type, method), names));
  }

  it('reads methods that are functions or arrow functions', () => {
    class Assigned {}
    Object.assign(Assigned.prototype, {
      arrow: (a: number, b: number) => a + b,
      single: (n: number) => n,
      old: function (this: unknown, x: string) {
        return x;
      },
    });
    assert.deepEqual(parameterNames(Assigned, 'arrow'), ['a', 'b']);
    assert.deepEqual(parameterNames(Assigned, 'single'), ['n']);
    assert.deepEqual(parameterNames(Assigned, 'old'), ['x']);
  });
});
