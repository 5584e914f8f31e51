import assert from 'node:assert/strict';
import { type Class, Integer, MultiValueMap, Property, TypeDescriptor } from '@vernal/core';
import { JsonView } from '../decorators/json-view.js';
import { JsonMapper } from './json-mapper.js';
import { JsonMappingException } from './json-mapping-exception.js';

abstract class Brief {}
abstract class Full extends Brief {}

class Line {
  @Property(Integer) quantity = 1;
  note: string | null = null;
}

class Order {
  @JsonView(Brief) name = '';
  @JsonView(Full) @Property({ type: Array, of: Line }) lines: Line[] = [];
  express = false;
}

enum Color {
  Red = 'RED',
  DarkBlue = 'DARK_BLUE',
}

enum Level {
  Low = 5,
  High = 9,
}

class Seat {
  readonly row: string;
  readonly number: number;
  constructor(@Property(String) row: string, @Property(Integer) number: number) {
    this.row = row;
    this.number = number;
  }
}

const mapper = new JsonMapper();
const read = (json: unknown, type: TypeDescriptor) => mapper.read(JSON.stringify(json), type);

describe('JsonMapper', () => {
  it('takes the text null for no number and for neither true nor false', () => {
    const nothing = (type: Class, nullable: boolean) =>
      read(' null ', TypeDescriptor.valueOf(type).withNullable(nullable));
    assert.deepEqual([nothing(Integer, true), nothing(Integer, false), nothing(Boolean, true)], [null, 0, null]);
    assert.equal(nothing(String, true), ' null ');
  });

  it('reads objects of classes with all that they contain', () => {
    const order = read({ name: 'A', lines: [{ quantity: 3 }], unknown: 1 }, TypeDescriptor.valueOf(Order)) as Order;
    assert.ok(order instanceof Order && order.lines[0] instanceof Line);
    assert.deepEqual(
      order,
      Object.assign(new Order(), { name: 'A', lines: [Object.assign(new Line(), { quantity: 3 })] }),
    );
    assert.equal('unknown' in order, false);
  });

  it('reads the arguments of a constructor by their names', () => {
    assert.deepEqual(read({ row: 'C', number: '7' }, TypeDescriptor.valueOf(Seat)), new Seat('C', 7));
  });

  it('converts texts, numbers and booleans into one another as Jackson does', () => {
    const integer = TypeDescriptor.valueOf(Integer);
    assert.equal(read('12', integer), 12);
    assert.equal(read(1.9, integer), 1);
    assert.equal(read('', integer), null);
    assert.equal(read(5, TypeDescriptor.valueOf(String)), '5');
    assert.equal(read(1, TypeDescriptor.valueOf(Boolean)), true);
    for (const wrong of ['abc', '0x10', true, {}, 3e9]) assert.throws(() => read(wrong, integer), JsonMappingException);
  });

  it('reads a constant by its name, by the value that is written, and by its place as Jackson does', () => {
    const color = TypeDescriptor.valueOf(Color);
    assert.deepEqual(
      ['DarkBlue', 'DARK_BLUE', 1, '', null].map((json) => read(json, color)),
      [Color.DarkBlue, Color.DarkBlue, Color.DarkBlue, null, null],
    );
    assert.throws(() => read('blue', color), /Expected one of RED, DARK_BLUE, found "blue"/);
  });

  it('reads a numeric constant by its name and by its value', () => {
    const level = TypeDescriptor.valueOf(Level);
    assert.deepEqual(
      ['High', 9].map((json) => read(json, level)),
      [Level.High, Level.High],
    );
    for (const wrong of [1, 'constructor']) assert.throws(() => read(wrong, level), JsonMappingException);
    const levels = new Map([[Level.Low, 'a']]);
    assert.deepEqual(mapper.read(mapper.write(levels), TypeDescriptor.map(Level, String)), levels);
  });

  it('names the place of what is wrong', () => {
    const type = TypeDescriptor.valueOf(Order);
    assert.throws(() => read({ lines: [{}, { quantity: 'x' }] }, type), /at \$\.lines\[1\]\.quantity/);
  });

  it('reads an object of lists as a MultiValueMap', () => {
    const type = TypeDescriptor.valueOf(MultiValueMap);
    const read = mapper.read('{"a":["1",2],"b":"x","__proto__":["y"]}', type) as MultiValueMap;
    assert.ok(read instanceof MultiValueMap);
    assert.deepEqual(
      [...read],
      [
        ['a', ['1', '2']],
        ['b', ['x']],
        ['__proto__', ['y']],
      ],
    );
    assert.throws(() => mapper.read('{"a":["1",{}]}', type), /\(at \$\.a\[1\]\)/);
    assert.throws(() => mapper.read('[]', type), JsonMappingException);
  });

  it('refuses JSON that is none, or nested too deeply', () => {
    const any = TypeDescriptor.valueOf(Object);
    assert.throws(() => mapper.read('{"a":', any), JsonMappingException);
    assert.throws(() => mapper.read('['.repeat(2000) + ']'.repeat(2000), any), /1000 deep/);
  });

  it('lets no property reach a prototype', () => {
    mapper.read(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
      TypeDescriptor.valueOf(Order),
    );
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });

  it('writes maps as objects and sets as arrays', () => {
    const value = {
      map: new Map<unknown, unknown>([
        ['a', new Set([1])],
        [2, null],
      ]),
      date: new Date(0),
    };
    assert.equal(mapper.write(value), '{"map":{"2":null,"a":[1]},"date":"1970-01-01T00:00:00.000Z"}');
  });

  it('writes and reads only what a view shows', () => {
    const order = Object.assign(new Order(), { name: 'A', express: true });
    assert.equal(mapper.write([order], [Brief]), '[{"name":"A"}]');
    assert.equal(mapper.write(order, [Full]), '{"name":"A","lines":[]}');
    const readBack = mapper.read('{"name":"B","express":true}', TypeDescriptor.valueOf(Order), [Brief]) as Order;
    assert.deepEqual([readBack.name, readBack.express], ['B', false]);
  });

  it('writes an own form of a class', () => {
    const own = new JsonMapper({ types: [{ type: Seat, write: (seat: Seat) => `${seat.row}${seat.number}` }] });
    assert.equal(own.write([new Seat('C', 7)]), '["C7"]');
  });

  it('refuses a cycle', () => {
    const cycle: Record<string, unknown> = { a: new Map() };
    cycle.self = cycle;
    assert.throws(() => mapper.write(cycle));
  });
});
