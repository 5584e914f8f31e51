import assert from 'node:assert/strict';
import { HttpStatus } from './http-status.js';
import { ProblemDetail } from './problem-detail.js';

describe('ProblemDetail', () => {
  it('has the title of its status until it gets one', () => {
    const problem = ProblemDetail.forStatus(HttpStatus.NOT_FOUND);
    assert.equal(problem.title, 'Not Found');
    problem.title = 'No such order';
    assert.equal(problem.title, 'No such order');
    assert.equal(ProblemDetail.forStatus(599).title, undefined);
  });

  it('writes its properties beside the standard members', () => {
    const problem = ProblemDetail.forStatusAndDetail(400, 'No');
    problem.setProperty('order', 7);
    assert.equal(
      JSON.stringify(problem),
      '{"type":"about:blank","title":"Bad Request","status":400,"detail":"No","order":7}',
    );
  });

  it('writes a property named __proto__ as any other', () => {
    const problem = ProblemDetail.forStatus(400);
    problem.setProperty('__proto__', { admin: true });
    const written = problem.toJSON();
    assert.equal(Object.getPrototypeOf(written), Object.prototype);
    assert.ok(Object.hasOwn(written, '__proto__'));
  });
});
