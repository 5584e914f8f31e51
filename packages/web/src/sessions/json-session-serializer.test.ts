import assert from 'node:assert/strict';
import { Duration, LocalDate, LocalDateTime, LocalTime } from '@vernal/core';
import fc from 'fast-check';
import { Serializable } from '../decorators/serializable.js';
import { JsonSessionSerializer } from './json-session-serializer.js';
import { SessionSerializationException } from './session-serializer.js';

const serializer = new JsonSessionSerializer();
const roundTrip = (value: unknown) => serializer.deserialize(serializer.serialize(value));

describe('JsonSessionSerializer', () => {
  it('gives back every value that it takes', () => {
    const values = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: false,
      withSparseArray: false,
      key: fc.oneof(fc.string(), fc.constantFrom('@type', 'value', '__proto__', 'constructor')),
    });
    fc.assert(
      fc.property(values, (value) => {
        // as texts: for assert two invalid dates differ
        assert.equal(fc.stringify(roundTrip({ value })), fc.stringify({ value }));
      }),
    );
  });

  it('gives dates and times of the core back', () => {
    const values = [
      new LocalDate(2026, 11, 21),
      new LocalTime(17, 30, 1, 5),
      LocalDateTime.parse('2026-11-21T17:30:00'),
      Duration.ofMillis(1500),
    ];
    const back = roundTrip(values) as object[];
    assert.deepEqual(back.map(String), values.map(String));
    for (const [index, value] of values.entries()) assert.ok(back[index] instanceof value.constructor);
  });

  it('lets no stored text reach a prototype', () => {
    @Serializable({ name: 'prey' })
    class Prey {
      name = '';
    }
    const back = serializer.deserialize('{"@type":"prey","value":{"name":"a","__proto__":{"isAdmin":true}}}');
    assert.ok(back instanceof Prey);
    assert.equal((back as { isAdmin?: boolean }).isAdmin, undefined);
    assert.equal(({} as { isAdmin?: boolean }).isAdmin, undefined);
  });

  it('refuses instances of another class of the same name', () => {
    const make = (): (new () => object) => {
      @Serializable({ name: 'twin' })
      class Twin {}
      return Twin;
    };
    const [First, Second] = [make(), make()];
    assert.throws(() => serializer.serialize(new First()), /another class is known by the name 'twin'/);
    assert.ok(roundTrip(new Second()) instanceof Second);
  });

  for (const text of ['', '{', '{"@type":"nobody","value":1}', '{"@type":"bigint","value":"x"}']) {
    it(`refuses to read ${JSON.stringify(text)}`, () => {
      assert.throws(() => serializer.deserialize(text), SessionSerializationException);
    });
  }
});
