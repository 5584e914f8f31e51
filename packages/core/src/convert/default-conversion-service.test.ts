import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ConversionFailedException, ConverterNotFoundException } from './conversion-exceptions.js';
import { DefaultConversionService } from './default-conversion-service.js';
import { LocalDate } from './time/local-date.js';
import { TypeDescriptor } from './type-descriptor.js';
import { Byte, Character, Double, Integer, Long, Optional, Short, type TypeToken, Uuid } from './types.js';

enum Color {
  Red = 'RED',
  DarkBlue = 'DARK_BLUE',
}

enum Level {
  Low = 5,
  High = 9,
}

const service = new DefaultConversionService();

function outcome(value: unknown, target: TypeToken | TypeDescriptor): unknown {
  try {
    return service.convert(value, target);
  } catch (error) {
    if (error instanceof ConversionFailedException) return 'failed';
    if (error instanceof ConverterNotFoundException) return 'no converter';
    throw error;
  }
}

describe('DefaultConversionService', () => {
  it('reads booleans by a fixed table', () => {
    for (const text of ['true', 'on', 'yes', '1', 'ON', ' Yes ']) assert.equal(outcome(text, Boolean), true);
    for (const text of ['false', 'off', 'no', '0', 'FALSE']) assert.equal(outcome(text, Boolean), false);
    for (const text of ['maybe', 'y', '2', 'null']) assert.equal(outcome(text, Boolean), 'failed');
    assert.equal(outcome('', Boolean), null);
  });

  it('checks the shape and the range of whole numbers', () => {
    assert.deepEqual(
      ['5', '+5', ' 1 000 ', '0x10', '-#F', '010', ''].map((text) => outcome(text, Integer)),
      [5, 5, 1000, 16, -15, 10, null],
    );
    for (const text of ['5.0', '1e3', '1,000', 'x', ' ', '--1', '2147483648'])
      assert.equal(outcome(text, Integer), 'failed');
    assert.deepEqual(
      [outcome('128', Byte), outcome('32768', Short), outcome('9007199254740993', Long)],
      ['failed', 'failed', 'failed'],
    );
    assert.equal(outcome('9007199254740993', BigInt), 9007199254740993n);
  });

  it('reads numbers of any kind, and such as have no end only where that is asked for', () => {
    assert.deepEqual(
      ['.5', '1e3', '-2.', ' 1 '].map((text) => outcome(text, Number)),
      [0.5, 1000, -2, 1],
    );
    for (const text of ['NaN', 'Infinity', '1e999', '1d', '1_0', '0x1']) assert.equal(outcome(text, Number), 'failed');
    assert.deepEqual(
      ['NaN', '-Infinity', '1d', '0x1.8p3', '-0x1p-1074', '0x.8P1'].map((text) => outcome(text, Double)),
      [Number.NaN, -Infinity, 1, 12, -5e-324, 1],
    );
  });

  it('reads back every whole number that it wrote', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) =>
        assert.equal(service.convert(service.convert(value, String), Long), value || 0),
      ),
    );
    fc.assert(fc.property(fc.bigInt(), (value) => assert.equal(service.convert(String(value), BigInt), value)));
  });

  it('gives a number or an error for every text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789+-.eExX#aF ,_dN'.split('')), maxLength: 12 }),
        (text) => {
          for (const type of [Integer, Number]) {
            const value = outcome(text, type);
            assert.ok(
              value === 'failed' || value === null || Number.isFinite(value),
              `${text} became ${String(value)}`,
            );
          }
        },
      ),
    );
  });

  it('finds constants by name and by the text of their value', () => {
    assert.deepEqual(
      ['RED', 'Red', ' DARK_BLUE ', '', 'red', '0'].map((text) => outcome(text, Color)),
      ['RED', 'RED', 'DARK_BLUE', null, 'failed', 'failed'],
    );
    assert.deepEqual(
      ['High', '9', 'constructor'].map((text) => outcome(text, Level)),
      [Level.High, 'failed', 'failed'],
    );
  });

  it('finds constants by number: a value, or the place of one that is a text', () => {
    assert.deepEqual(
      [outcome(9, Level), outcome(1, Level), outcome(1, Color), outcome(2, Color)],
      [Level.High, 'failed', 'DARK_BLUE', 'failed'],
    );
    assert.equal(outcome(true, Color), 'no converter');
  });

  it('splits texts at commas and converts the elements', () => {
    assert.deepEqual(outcome('1, 2 ,3', TypeDescriptor.array(Integer)), [1, 2, 3]);
    assert.deepEqual(outcome('', TypeDescriptor.array(Integer)), []);
    assert.deepEqual(outcome('1,,2', TypeDescriptor.array(Integer)), [1, null, 2]);
    assert.deepEqual(outcome('b,a,b', TypeDescriptor.set(String)), new Set(['b', 'a']));
    assert.equal(outcome('1,x', TypeDescriptor.array(Integer)), 'failed');
  });

  it('takes the first element where a single value is asked for', () => {
    assert.deepEqual(
      [outcome(['5', '6'], Integer), outcome([], Integer), outcome(['a', 'b'], String)],
      [5, null, 'a,b'],
    );
  });

  it('converts keys and values, of plain objects too', () => {
    const target = TypeDescriptor.map(Integer, TypeDescriptor.array(Integer));
    assert.deepEqual(outcome({ 1: '2,3' }, target), new Map([[1, [2, 3]]]));
    const record = outcome(new Map([['__proto__', '1']]), TypeDescriptor.dictionary(Integer)) as object;
    assert.deepEqual([Object.getPrototypeOf(record), Object.entries(record)], [null, [['__proto__', 1]]]);
    assert.equal(outcome('a=b', target), 'no converter');
    assert.equal(outcome({ a: 1 }, Integer), 'no converter');
  });

  it('leaves a collection alone whose elements need no conversion', () => {
    const list = [1, 2];
    assert.equal(service.convert(list, TypeDescriptor.array(Integer)), list);
  });

  it('keeps one of equal values in a set', () => {
    const dates = [new LocalDate(2024, 1, 1), new LocalDate(2024, 1, 1), new Date(0), new Date(0)];
    assert.equal((service.convert(dates, TypeDescriptor.set()) as Set<unknown>).size, 2);
  });

  it('refuses null where the target does', () => {
    assert.equal(outcome('', TypeDescriptor.valueOf(Integer).withNullable(false)), 'failed');
    assert.equal(outcome(null, TypeDescriptor.valueOf(Integer).withNullable(false)), 'failed');
  });

  it('takes whole collections for optionals, and empty ones of them for none', () => {
    assert.equal(outcome([1, 2], TypeDescriptor.optional(String)), '1,2');
    assert.equal(outcome([], TypeDescriptor.optional(TypeDescriptor.array(String))), null);
  });

  it('keeps a single value as it is where a collection of collections is asked for', () => {
    assert.deepEqual(outcome(5, TypeDescriptor.array(TypeDescriptor.array(String))), [5]);
  });

  it('reads characters, UUIDs and locales', () => {
    assert.deepEqual([outcome('a', Character), outcome('ab', Character), outcome(65, Character)], ['a', 'failed', 'A']);
    assert.equal(outcome('123E4567-E89B-12D3-A456-426614174000', Uuid), '123e4567-e89b-12d3-a456-426614174000');
    assert.equal(outcome('123e4567', Uuid), 'failed');
    assert.equal(String(outcome('de_at', Intl.Locale)), 'de-AT');
    assert.equal(outcome('!', Intl.Locale), 'failed');
    assert.equal(String(outcome('e', Intl.Locale)), 'und');
  });

  it('never converts between kinds that have nothing to do with each other', () => {
    assert.deepEqual(
      [outcome(1, Boolean), outcome(true, Integer), outcome(5, Map)],
      ['no converter', 'no converter', 'no converter'],
    );
  });

  it('gives a value or an error for every text, of every kind', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('0', 'a', 'f', '-', '_', ' ', 'en', 'DE'), maxLength: 40 }),
    );
    fc.assert(
      fc.property(
        text,
        fc.constantFrom<TypeToken>(Uuid, Intl.Locale, Boolean, Character, BigInt, Color),
        (value, type) => {
          assert.doesNotThrow(() => outcome(value, type));
        },
      ),
    );
  });

  it('makes objects by a static method of their class that takes one text', () => {
    class Size {
      constructor(readonly width: number) {}
      static of(text: string): Size {
        return new Size(Number.parseInt(text, 10));
      }
      toString(): string {
        return `${this.width}px`;
      }
    }
    assert.equal(service.convert('5px', Size)?.width, 5);
    assert.equal(service.convert(new Size(5), String), '5px');
    assert.deepEqual(outcome('a', Array), ['a']);
  });

  it('says what it could not convert, to what, and what to do', () => {
    assert.throws(() => service.convert('x', TypeDescriptor.array(Integer)), /String.*Integer.*"x"/);
    assert.throws(() => service.convert(new Date(0), Map), /from type \[Date\] to type \[Map\].*addConverter/);
  });

  it('lets converters that are added last come first', () => {
    const own = new DefaultConversionService();
    own.addConverter(String, Integer, (text: string) => text.length);
    own.addConverter(String, Color, { convert: () => Color.Red });
    assert.deepEqual([own.convert('abc', Integer), own.convert('abc', Color)], [3, Color.Red]);
    own.removeConvertible(String, Integer);
    assert.equal(own.convert('7', Integer), 7);
  });

  it('knows at compile time what it gives', () => {
    const number: number | null = service.convert('1', Integer);
    const color: Color | null = service.convert('RED', Color);
    const big: bigint | null = service.convert('1', BigInt);
    const uuid: string | null = service.convert('', Uuid);
    // @ts-expect-error a number is no text
    const text: string | null = service.convert('1', Integer);
    assert.deepEqual([number, color, big, uuid, text], [1, 'RED', 1n, null, 1]);
  });

  it('can tell beforehand whether there is a way', () => {
    assert.equal(service.canConvert(TypeDescriptor.array(String), Integer), true);
    assert.equal(service.canConvert(String, TypeDescriptor.map(String, String)), false);
    assert.equal(service.canConvert(String, TypeDescriptor.optional(Integer)), true);
    assert.equal(service.canConvert(Optional, Integer), false);
  });
});

describe('TypeDescriptor', () => {
  it('tells whole numbers by their size from others', () => {
    const types = [5, -2147483649, 1.5, Number.NaN].map((value) => TypeDescriptor.forObject(value)?.type);
    assert.deepEqual(types, [Integer, Long, Double, Double]);
  });

  it('is the same for the same token', () => {
    assert.equal(TypeDescriptor.valueOf(Integer), TypeDescriptor.valueOf(Integer));
    assert.equal(TypeDescriptor.valueOf(Color), TypeDescriptor.valueOf(Color));
  });

  it('says the types of elements in its name', () => {
    assert.equal(
      String(TypeDescriptor.map(String, TypeDescriptor.array(Color))),
      'Map<String, Array<enum {Red, DarkBlue}>>',
    );
  });
});
