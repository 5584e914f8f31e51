import assert from 'node:assert/strict';
import { declaredType } from './declared-type.js';
import { TypeDescriptor } from './type-descriptor.js';
import { Dictionary, Integer } from './types.js';

class Line {}

describe('declaredType', () => {
  const text = (type: TypeDescriptor | undefined) => type && String(type);

  it('is what the compiler recorded where nothing is declared', () => {
    assert.equal(declaredType({}, Number)?.type, Number);
    assert.equal(declaredType({}, Object), undefined);
    assert.equal(declaredType({}, undefined), undefined);
  });

  it('is what is declared, by a function too', () => {
    assert.equal(declaredType({ type: Integer }, Number)?.type, Integer);
    assert.equal(declaredType({ type: () => Line }, Object)?.type, Line);
    assert.deepEqual(declaredType({ type: { A: 'a' } }, String)?.constants, { A: 'a' });
  });

  it('puts elements into the container that was recorded or declared', () => {
    assert.equal(text(declaredType({ of: Line }, Array)), 'Array<Line>');
    assert.equal(text(declaredType({ of: Line }, undefined)), 'Array<Line>');
    assert.equal(text(declaredType({ key: String, of: Line }, Object)), 'Map<String, Line>');
    assert.equal(text(declaredType({ type: Line }, Set)), 'Set<Line>');
    assert.equal(
      text(declaredType({ key: Integer, of: TypeDescriptor.array(Line) }, Map)),
      'Map<Integer, Array<Line>>',
    );
    assert.equal(declaredType({ type: Object, of: Line }, Object)?.type, Dictionary);
  });

  it('says whether null may stand there', () => {
    assert.equal(declaredType({ nullable: false }, Number)?.nullable, false);
    assert.equal(declaredType({}, Number)?.nullable, true);
  });

  it('names the mend for a type that an import cycle left undefined', () => {
    assert.throws(() => declaredType({ type: undefined as never }, Object), /type: \(\) => TheClass/);
  });
});
