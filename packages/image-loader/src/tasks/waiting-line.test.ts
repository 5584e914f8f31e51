import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WaitingLine } from './waiting-line.js';

describe('WaitingLine', () => {
  it('keeps the order of adding whatever is taken out, from either end or the middle', () => {
    const step = fc.tuple(fc.constantFrom('add', 'remove', 'first', 'last'), fc.nat(9));
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const line = new WaitingLine<number>();
        let model: number[] = [];
        for (const [action, item] of steps) {
          const chosen = action === 'first' ? model[0] : action === 'last' ? model.at(-1) : item;
          if (action === 'first') assert.equal(line.first(), chosen);
          if (action === 'last') assert.equal(line.last(), chosen);
          if (action === 'add') {
            line.add(item);
            if (!model.includes(item)) model.push(item);
          } else if (chosen !== undefined) {
            assert.equal(line.remove(chosen), model.includes(chosen));
            model = model.filter((other) => other !== chosen);
          }
          assert.equal(line.size, model.length);
        }
      }),
    );
  });
});
