import assert from 'node:assert/strict';
import { ProblemDetail } from '../http/problem-detail.js';
import { ResponseEntity } from './response-entity.js';

describe('ResponseEntity', () => {
  for (const nothing of [undefined, null]) {
    it(`ofNullable: 404 for ${nothing}`, () => {
      const entity = ResponseEntity.ofNullable(nothing);
      assert.equal(entity.statusCode.value, 404);
      assert.equal(entity.hasBody, false);
    });
  }

  it('ofNullable: 200 with what is there, if it is false', () => {
    const entity = ResponseEntity.ofNullable(false);
    assert.equal(entity.statusCode.value, 200);
    assert.equal(entity.body, false);
  });

  it('of: a problem with its own status', () => {
    const problem = ProblemDetail.forStatusAndDetail(409, 'There is one already.');
    const entity = ResponseEntity.of(problem);
    assert.equal(entity.statusCode.value, 409);
    assert.equal(entity.body, problem);
  });
});
