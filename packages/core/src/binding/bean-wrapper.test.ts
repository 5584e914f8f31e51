import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TypeDescriptor } from '../convert/type-descriptor.js';
import { Integer } from '../convert/types.js';
import { BeanWrapper } from './bean-wrapper.js';
import { Property } from './property.js';
import {
  ConversionNotSupportedException,
  InvalidPropertyException,
  MethodInvocationException,
  NotReadablePropertyException,
  NotWritablePropertyException,
  NullValueInNestedPathException,
  PropertyBatchUpdateException,
  TypeMismatchException,
} from './property-exceptions.js';

class Address {
  city = 'Ulm';
}

class Line {
  @Property()
  sku: string | null = null;
  quantity = 1;
}

class Order {
  #age = 0;
  id = 0;
  active = false;
  title = 'new';
  untyped: unknown;

  @Property(Address)
  address: Address | null = null;

  @Property({ of: Line })
  lines: Line[] | null = null;

  @Property({ of: TypeDescriptor.array(Integer) })
  grid: number[][] = [];

  @Property({ type: Set, of: String })
  tags = new Set(['a', 'b']);

  @Property({ type: Map, key: Integer, of: String })
  names = new Map<number, string>();

  @Property({ type: Object, of: Integer })
  counts: Record<string, number> | null = null;

  get age(): number {
    return this.#age;
  }

  set age(age: number) {
    if (age < 0) throw new Error('negative');
    this.#age = age;
  }

  get summary(): string {
    return `${this.title} ${this.id}`;
  }

  set secret(_secret: string) {}

  method(): string {
    return 'method';
  }

  arrow = (): string => 'arrow';
}

function growing(bean: object, limit = 10): BeanWrapper {
  return new BeanWrapper(bean, { autoGrowNestedPaths: true, autoGrowCollectionLimit: limit });
}

describe('BeanWrapper', () => {
  it('reads and writes fields and accessors, the values converted to their types', () => {
    const order = new Order();
    const bean = new BeanWrapper(order);
    bean.setPropertyValue('id', '5');
    bean.setPropertyValue('active', 'on');
    bean.setPropertyValue('Age', '7');
    bean.setPropertyValue('untyped', '5');
    assert.deepEqual([order.id, order.active, bean.getPropertyValue('age'), order.untyped], [5, true, 7, '5']);
    assert.equal(bean.getPropertyValue('summary'), 'new 5');
  });

  it('follows paths over objects, lists, sets and maps', () => {
    const order = Object.assign(new Order(), { address: new Address(), lines: [new Line()], grid: [[1, 2]] });
    const bean = new BeanWrapper(order);
    bean.setPropertyValue('lines[0].quantity', '3');
    bean.setPropertyValue('names[5]', 'five');
    bean.setPropertyValue('grid[0][2]', '4');
    assert.deepEqual([order.lines[0]?.quantity, order.names, order.grid], [3, new Map([[5, 'five']]), [[1, 2, 4]]]);
    assert.deepEqual(
      [bean.getPropertyValue('address.city'), bean.getPropertyValue('tags[1]'), bean.getPropertyValue('names[5]')],
      ['Ulm', 'b', 'five'],
    );
  });

  it('makes what is missing on the way, where it is told so', () => {
    const order = new Order();
    const bean = growing(order);
    bean.setPropertyValue('address.city', 'Bonn');
    bean.setPropertyValue('lines[1].sku', 'b');
    bean.setPropertyValue('counts[a]', '1');
    assert.deepEqual(
      [order.address?.city, order.lines?.length, order.lines?.[0] instanceof Line, { ...order.counts }],
      ['Bonn', 2, true, { a: 1 }],
    );
    assert.throws(
      () => new BeanWrapper(new Order()).setPropertyValue('address.city', 'x'),
      NullValueInNestedPathException,
    );
  });

  it('lets no list grow beyond the limit', () => {
    const order = new Order();
    assert.throws(() => growing(order, 3).setPropertyValue('lines[3].sku', 'x'), InvalidPropertyException);
    assert.throws(() => growing(order, 3).setPropertyValue('grid[1000000000]', '1'), InvalidPropertyException);
    growing(order, 3).setPropertyValue('lines[2].sku', 'x');
    assert.equal(order.lines?.length, 3);
    assert.throws(() => growing(order, 0).setPropertyValue('lines[3]', null), InvalidPropertyException);
  });

  it('converts the value of an element before it looks for its place', () => {
    const bean = new BeanWrapper(Object.assign(new Order(), { grid: [[1]] }));
    assert.throws(() => bean.setPropertyValue('grid[0][-1]', 'x'), TypeMismatchException);
    assert.throws(() => bean.setPropertyValue('grid[0][-1]', '1'), InvalidPropertyException);
  });

  it('names no property for a key that is none', () => {
    assert.throws(
      () => new BeanWrapper(new Order()).setPropertyValue('names[x]', 'a'),
      (error) => error instanceof TypeMismatchException && error.propertyName === 'null',
    );
  });

  it('tells the type of what has no property of its own by its value only', () => {
    const bean = new BeanWrapper(Object.assign(new Order(), { names: new Map([[1, 'a']]) }));
    assert.deepEqual([bean.getPropertyType('names[1]'), bean.getPropertyType('names[2]')], [String, undefined]);
  });

  it('says why a property cannot be reached', () => {
    const bean = growing(new Order());
    for (const path of ['nope', 'secret', '', 'title.x'])
      assert.throws(() => bean.getPropertyValue(path), NotReadablePropertyException, path);
    for (const path of ['nope', 'summary', 'nope.x', 'method', 'arrow'])
      assert.throws(() => bean.setPropertyValue(path, 1), NotWritablePropertyException, path);
    for (const path of ['lines[x]', 'lines[-1]', 'lines[].sku', 'tags[5]', 'id[0]', 'names[x]']) {
      assert.throws(
        () => bean.getPropertyValue(path),
        (error) => error instanceof InvalidPropertyException,
        path,
      );
    }
  });

  it('says why a value is not taken', () => {
    const bean = new BeanWrapper(new Order());
    assert.throws(() => bean.setPropertyValue('id', 'x'), TypeMismatchException);
    assert.throws(() => bean.setPropertyValue('id', null), TypeMismatchException);
    assert.throws(() => bean.setPropertyValue('address', 'x'), ConversionNotSupportedException);
    assert.throws(
      () => bean.setPropertyValue('age', -1),
      (error) => error instanceof MethodInvocationException && error.propertyName === 'age',
    );
  });

  it('tells whether a property can be read and written', () => {
    const bean = new BeanWrapper(new Order());
    const paths = ['title', 'summary', 'secret', 'nope', 'address.city', 'tags[0]', 'method'];
    assert.deepEqual(
      paths.map((path) => bean.isReadableProperty(path)),
      [true, true, false, false, false, true, false],
    );
    assert.deepEqual(
      paths.map((path) => bean.isWritableProperty(path)),
      [true, false, true, false, false, true, false],
    );
  });

  it('reports together what many properties did not take', () => {
    const order = new Order();
    const values = [
      { name: 'id', value: 'x' },
      { name: 'nope', value: 1 },
      { name: 'title', value: 't' },
      { name: 'age', value: -1 },
    ];
    assert.throws(
      () => new BeanWrapper(order).setPropertyValues(values, { ignoreUnknown: true }),
      (error) =>
        error instanceof PropertyBatchUpdateException &&
        error.exceptions.map(({ propertyName }) => propertyName).join() === 'id,age',
    );
    assert.equal(order.title, 't');
    assert.throws(() => new BeanWrapper(order).setPropertyValues(values), NotWritablePropertyException);
  });

  it('knows types from decorators, from the compiler, and from what a new object has', () => {
    const bean = new BeanWrapper(new Order());
    const types = ['id', 'title', 'address', 'lines', 'untyped', 'lines[0]'].map((path) =>
      bean.getPropertyTypeDescriptor(path)?.toString(),
    );
    assert.deepEqual(types, ['Number', 'String', 'Address', 'Array<Line>', undefined, 'Line']);
    assert.equal(bean.getPropertyType('nope'), undefined);
  });

  it('knows from the initial value what holds the elements whose type is said', () => {
    class Shelf {
      @Property({ of: Integer }) set = new Set<number>();
      @Property({ of: Integer }) map = new Map<string, number>();
      @Property({ of: Integer }) list = [0];
    }
    const shelf = new Shelf();
    const bean = new BeanWrapper(shelf);
    for (const name of ['set', 'list']) bean.setPropertyValue(name, ['3', '4', '4']);
    bean.setPropertyValue('map[a]', '5');
    assert.deepEqual([...shelf.set, ...shelf.list, ...shelf.map.values()], [3, 4, 3, 4, 4, 5]);
    assert.ok(shelf.set instanceof Set);
  });

  it('says that the class of a property was imported as a type, of which the compiler records Function', () => {
    class Letter {
      @Property() address: (() => void) | null = null;
      @Property() sender?: () => void;
    }
    class Parcel {
      @Property(Address) address?: () => void;
    }
    assert.throws(() => new BeanWrapper(new Letter()).setPropertyValue('sender.city', 'Bath'), {
      name: 'TypeError',
      message: /^Letter\.sender: its type was recorded as Function, since it is imported by `import type`/,
    });
    const parcel = new Parcel();
    new BeanWrapper(parcel, { autoGrowNestedPaths: true }).setPropertyValue('address.city', 'Bath');
    assert.deepEqual(parcel.address, Object.assign(new Address(), { city: 'Bath' }));
  });

  it('works on plain objects, by the properties that they have', () => {
    const target = { name: 'a', count: 1 };
    new BeanWrapper(target).setPropertyValue('count', '2');
    assert.deepEqual(target, { name: 'a', count: 2 });
    assert.throws(() => new BeanWrapper(target).setPropertyValue('other', 1), NotWritablePropertyException);
  });

  it('reaches nothing that all objects share, whatever the path', () => {
    const shared = ['__proto__', 'constructor', 'prototype', 'toString'];
    const steps = fc.constantFrom(
      ...shared,
      'address',
      'lines[0]',
      'counts',
      'names',
      'untyped',
      'length',
      'counts[__proto__]',
      'counts[constructor]',
      'x',
    );
    const before = [Object.prototype, Order.prototype, Array.prototype, Order, Object].map((one) =>
      Object.getOwnPropertyNames(one).join(),
    );
    fc.assert(
      fc.property(fc.array(steps, { minLength: 1, maxLength: 4 }), (path) => {
        try {
          growing(new Order()).setPropertyValue(path.join('.'), 'polluted');
        } catch (error) {
          assert.ok(error instanceof InvalidPropertyException || error instanceof TypeMismatchException, String(error));
        }
        assert.deepEqual(
          [Object.prototype, Order.prototype, Array.prototype, Order, Object].map((one) =>
            Object.getOwnPropertyNames(one).join(),
          ),
          before,
        );
        assert.equal(({} as { x?: unknown }).x, undefined);
      }),
    );
  });
});
