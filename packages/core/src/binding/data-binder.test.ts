import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TypeDescriptor } from '../convert/type-descriptor.js';
import { Integer } from '../convert/types.js';
import { Valid } from '../decorators/valid.js';
import type { Class } from '../metadata/annotations.js';
import { parameterAnnotations } from '../metadata/annotations.js';
import { IllegalStateException } from '../util/exceptions.js';
import type { MaybePromise } from '../util/promises.js';
import { BeanValidator } from '../validation/bean-validator.js';
import { Min } from '../validation/constraints/numbers.js';
import type { Errors } from '../validation/errors.js';
import { Validator } from '../validation/validator.js';
import { BindException } from './bind-exception.js';
import type { ValueResolver } from './constructor-binder.js';
import { DataBinder } from './data-binder.js';
import { DefaultMessageCodesResolver } from './message-codes-resolver.js';
import { Property } from './property.js';
import { StringTrimmerEditor } from './property-editor.js';

class Address {
  zip = 0;
  city = '';
}

class Person {
  name = '';
  @Property(Integer)
  @Min(18)
  age = 0;
  @Property(Integer)
  score: number | null = null;
  @Property(Address)
  address: Address | null = null;
  @Property({ of: String })
  nicknames: string[] = [];
}

class Point {
  constructor(
    @Property({ type: Integer, nullable: false }) readonly x: number,
    @Property(Integer) @Min(1) readonly y = 7,
  ) {}
}

class Shape {
  constructor(
    @Property(Point) readonly center: Point | undefined,
    @Property({ type: Array, of: Point }) readonly corners: Point[] | undefined,
    @Property({ type: Map, of: Integer }) readonly sizes: Map<string, number> | undefined,
  ) {}
}

function valuesOf(values: Readonly<Record<string, unknown>>): ValueResolver {
  const map = new Map(Object.entries(values));
  return { getNames: () => map.keys(), resolveValue: (name) => map.get(name) };
}

function constructed(type: Class, values: Readonly<Record<string, unknown>>): DataBinder {
  const binder = new DataBinder(undefined, 'target', { targetType: type });
  binder.construct(valuesOf(values));
  return binder;
}

function fieldErrors(binder: DataBinder): string[] {
  return binder
    .getBindingResult()
    .getFieldErrors()
    .map(({ field, code }) => `${field} ${code}`);
}

describe('DataBinder.bind', () => {
  it('sets what it can and keeps errors for the rest', () => {
    const person = new Person();
    const binder = new DataBinder(person, 'person');
    binder.bind({ name: 'Ann', age: 'x', 'address.zip': 'y', unknown: '1' });
    assert.deepEqual([person.name, person.age], ['Ann', 0]);
    const [error] = binder.getBindingResult().getFieldErrors();
    assert.deepEqual(fieldErrors(binder), ['age typeMismatch', 'address.zip typeMismatch']);
    assert.deepEqual(error?.codes, [
      'typeMismatch.person.age',
      'typeMismatch.age',
      'typeMismatch.Integer',
      'typeMismatch',
    ]);
    assert.deepEqual([error.rejectedValue, error.bindingFailure], ['x', true]);
    assert.equal(binder.getBindingResult().getFieldValue('age'), 'x');
  });

  it('sets allowed fields only, and none that are disallowed', () => {
    const bound = (configure: (binder: DataBinder) => void) => {
      const person = new Person();
      const binder = new DataBinder(person, 'person');
      configure(binder);
      binder.bind({ name: 'Ann', age: '5', 'address.zip': '1' });
      return [person.name, person.age, person.address?.zip, binder.getBindingResult().getSuppressedFields().join()];
    };
    assert.deepEqual(
      bound((binder) => binder.setAllowedFields('n*', 'address.*')),
      ['Ann', 0, 1, 'age'],
    );
    assert.deepEqual(
      bound((binder) => binder.setDisallowedFields('AGE', 'address.*')),
      ['Ann', 0, undefined, 'age,address.zip'],
    );
    assert.deepEqual(
      bound((binder) => binder.setDeclarativeBinding(true)),
      ['', 0, undefined, ''],
    );
  });

  it('asks for required fields, wherever they are', () => {
    const binder = new DataBinder(new Person(), 'person');
    binder.setRequiredFields('name', 'age', 'address.city');
    binder.bind({ name: ' ', age: '5' });
    assert.deepEqual(fieldErrors(binder), ['name required', 'address.city required']);
  });

  it('reads texts by editors and formatters of its own', () => {
    const person = new Person();
    const binder = new DataBinder(person, 'person');
    binder.registerCustomEditor(String, new StringTrimmerEditor(true, '\n'));
    binder.registerCustomEditor(undefined, 'name', { parse: (text) => text.toUpperCase() });
    binder.addCustomFormatter(Address, {
      parse: (text) => Object.assign(new Address(), { city: text }),
      print: (address) => (address as Address).city,
    });
    binder.bind({ name: ' ann ', 'nicknames[0]': ' a\nb ', address: 'Ulm' });
    assert.deepEqual([person.name, person.nicknames, person.address?.city], [' ANN ', ['ab'], 'Ulm']);
    assert.equal(binder.getBindingResult().getFieldValue('address'), 'Ulm');
  });

  it('reads keys by the editors, too', () => {
    class Notes {
      @Property({ type: Map, key: String, of: String })
      texts = new Map<string, string>();
    }
    const notes = new Notes();
    const binder = new DataBinder(notes, 'notes');
    binder.registerCustomEditor(String, new StringTrimmerEditor(true));
    binder.bind({ 'texts[ a ]': ' b ' });
    assert.deepEqual([...notes.texts], [['a', 'b']]);
  });

  it('refuses unknown fields where that is asked for', () => {
    const binder = new DataBinder(new Person());
    binder.setIgnoreUnknownFields(false);
    assert.throws(() => binder.bind({ unknown: 'x' }), /unknown.*not writable/);
  });

  it('cannot be given other limits once it is in use', () => {
    const binder = new DataBinder(new Person());
    binder.bind({});
    assert.throws(() => binder.setAutoGrowCollectionLimit(1), IllegalStateException);
  });

  it('does not stumble over paths without end', () => {
    class Node {
      @Property(() => Node)
      next: Node | null = null;
      value = 0;
    }
    const node = new Node();
    const binder = new DataBinder(node);
    binder.bind({ [`${'next.'.repeat(20_000)}value`]: 'x', value: '9'.repeat(200_000) });
    assert.equal(binder.getBindingResult().getErrorCount(), 2);
    assert.ok(node.next?.next?.next);
  });

  it('throws nothing but an exception of its own, whatever comes', () => {
    const names = fc.string({
      unit: fc.constantFrom('name', 'age', 'address', 'nicknames', '.', '[', ']', '0', "'", '__proto__'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.dictionary(names, fc.oneof(fc.string(), fc.array(fc.string()))), (values) => {
        const person = new Person();
        try {
          new DataBinder(person).bind(values);
        } catch (error) {
          assert.match(
            (error as Error).name,
            /^(InvalidProperty|InvalidPropertyPath|NullValueInNestedPath|NotReadableProperty)Exception$/,
          );
        }
        assert.equal(Object.getPrototypeOf(person), Person.prototype);
        assert.equal(typeof person.age, 'number');
      }),
    );
  });
});

describe('DataBinder.construct', () => {
  it('takes arguments by the names of the parameters; missing ones have their defaults', () => {
    const target = constructed(Point, { x: '1' }).getTarget();
    assert.deepEqual({ ...target }, { x: 1, y: 7 });
  });

  it('makes objects, lists and maps of values with paths', () => {
    const target = constructed(Shape, {
      'center.x': '1',
      'corners[1].x': '2',
      "sizes['a.b']": '3',
    }).getTarget() as Shape;
    assert.deepEqual(
      [target.center?.x, target.corners?.map((corner) => corner?.x), target.sizes],
      [1, [undefined, 2], new Map([['a.b', 3]])],
    );
  });

  it('takes the elements of a list in the order of their indexes, written as numbers', () => {
    const shape = constructed(Shape, { 'corners[1].x': '2', 'corners[00].x': '9', 'corners[0].x': '1' });
    assert.deepEqual(
      (shape.getTarget() as Shape).corners?.map(({ x }) => x),
      [1, 2],
    );
  });

  it('keeps errors, and still makes what can be made', () => {
    const binder = constructed(Shape, { 'center.x': 'a', 'sizes[b]': 'x' });
    assert.deepEqual(fieldErrors(binder), ['center.x typeMismatch', 'sizes typeMismatch']);
    assert.equal((binder.getTarget() as Shape).center?.x, 0);
    assert.equal(binder.getBindingResult().getFieldValue('center.x'), 'a');
  });

  it('asks for what may not be null', () => {
    assert.deepEqual(fieldErrors(constructed(Point, {})), ['x typeMismatch']);
  });

  it('lets no list grow beyond the limit', () => {
    assert.deepEqual((constructed(Shape, { 'corners[256].x': '1' }).getTarget() as Shape).corners, []);
  });

  it('asks a resolver for other names', () => {
    const binder = new DataBinder(undefined, 'point', { targetType: Point });
    binder.setNameResolver(({ name }) => (name === 'x' ? 'left' : undefined));
    binder.construct(valuesOf({ left: '3' }));
    assert.equal((binder.getTarget() as Point).x, 3);
  });

  it('validates the good arguments beside the bad ones', () => {
    class Handler {
      handle(@Valid() point: Point): Point {
        return point;
      }
    }
    const annotations = parameterAnnotations(Handler, 'handle', 0);
    const binder = new DataBinder(undefined, 'point', {
      targetType: TypeDescriptor.valueOf(Point).withAnnotations(annotations),
    });
    binder.addValidators(new BeanValidator());
    binder.construct(valuesOf({ x: 'a', y: '0' }));
    assert.deepEqual(fieldErrors(binder), ['x typeMismatch', 'y Min']);
  });

  it('needs a type, and no target', () => {
    assert.throws(() => new DataBinder(undefined).construct(valuesOf({})), IllegalStateException);
    assert.throws(() => new DataBinder(new Person()).construct(valuesOf({})), IllegalStateException);
  });
});

describe('DataBinder.validate', () => {
  class NameValidator extends Validator {
    override supports(type: Class): boolean {
      return type === Person;
    }
    override async validate(target: object, errors: Errors): Promise<void> {
      await Promise.resolve();
      if ((target as Person).name === '') errors.rejectValue('name', 'missing');
    }
  }

  it('runs its validators one after the other, those with promises too', async () => {
    const binder = new DataBinder(new Person(), 'person');
    binder.addValidators(new NameValidator(), new BeanValidator());
    const done: MaybePromise<void> = binder.validate();
    assert.ok(done instanceof Promise);
    await done;
    assert.deepEqual(fieldErrors(binder), ['name missing', 'age Min']);
    assert.throws(() => binder.close(), BindException);
  });

  it('takes a default message with arguments before it or without', () => {
    const result = new DataBinder(new Person(), 'person').getBindingResult();
    result.rejectValue('name', 'missing', 'is missing');
    result.rejectValue('name', 'short', [2], 'has less than {0} letters');
    result.reject('odd', 'is odd');
    const told = result.getAllErrors().map(({ arguments: args, defaultMessage }) => [args, defaultMessage]);
    assert.deepEqual(told, [
      [undefined, 'is missing'],
      [[2], 'has less than {0} letters'],
      [undefined, 'is odd'],
    ]);
  });

  it('needs no promise where no validator gives one', () => {
    const binder = new DataBinder(new Person(), 'person');
    binder.addValidators(new NameValidator(), new BeanValidator());
    binder.setExcludedValidators((validator) => validator instanceof NameValidator);
    assert.equal(binder.validate(), undefined);
    assert.deepEqual(fieldErrors(binder), ['age Min']);
  });

  it('leaves a field alone whose value could not be set', async () => {
    const binder = new DataBinder(new Person(), 'person');
    binder.addValidators(new BeanValidator());
    binder.bind({ age: 'old' });
    await binder.validate();
    assert.deepEqual(fieldErrors(binder), ['age typeMismatch']);
  });

  it('takes no validator that does not support the target', () => {
    assert.throws(() => new DataBinder(new Address()).addValidators(new NameValidator()), /NameValidator.*Address/);
  });
});

describe('DefaultMessageCodesResolver', () => {
  it('goes from the most specific code to the least', () => {
    assert.deepEqual(new DefaultMessageCodesResolver().resolveMessageCodes('bad', 'order', 'lines[0].sku', String), [
      'bad.order.lines[0].sku',
      'bad.order.lines.sku',
      'bad.lines[0].sku',
      'bad.lines.sku',
      'bad.sku',
      'bad.String',
      'bad',
    ]);
    assert.deepEqual(new DefaultMessageCodesResolver().resolveMessageCodes('bad', 'order'), ['bad.order', 'bad']);
  });

  it('knows a prefix, and the code at the end', () => {
    const resolver = new DefaultMessageCodesResolver({ prefix: 'p.', format: 'postfix' });
    assert.deepEqual(resolver.resolveMessageCodes('bad', 'order', 'id'), ['p.order.id.bad', 'p.id.bad', 'p.bad']);
  });
});
