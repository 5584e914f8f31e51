import assert from 'node:assert/strict';
import { RecordingErrors } from './recording-errors.test.js';
import { Schema, type StandardSchema, type StandardSchemaIssue, StandardSchemaValidator } from './standard-schema.js';

function schemaWith(issues: readonly StandardSchemaIssue[] | undefined, isAsync = false): StandardSchema {
  const result = { issues };
  return { '~standard': { version: 1, vendor: 'test', validate: () => (isAsync ? Promise.resolve(result) : result) } };
}

async function errorsOf(schema: StandardSchema): Promise<string[]> {
  @Schema(schema)
  class Order {
    lines = [{ sku: 'a' }];
  }
  const errors = new RecordingErrors('order');
  await new StandardSchemaValidator().validate(new Order(), errors);
  return errors
    .getAllErrors()
    .map((error) => `${'field' in error ? String(error.field) : ''} ${error.code}: ${error.defaultMessage}`);
}

describe('StandardSchemaValidator', () => {
  it('supports classes with a schema only', () => {
    class Plain {}
    @Schema(schemaWith(undefined))
    class Other {}
    assert.equal(new StandardSchemaValidator().supports(Plain), false);
    assert.equal(new StandardSchemaValidator().supports(Other), true);
    assert.equal(new StandardSchemaValidator([[Plain, schemaWith(undefined)]]).supports(Plain), true);
  });

  it('makes issues errors of the fields at their paths', async () => {
    const path = ['lines', 0, { key: 'sku' }];
    assert.deepEqual(await errorsOf(schemaWith([{ message: 'too short', path, code: 'too_small' }])), [
      'lines[0].sku too_small: too short',
    ]);
  });

  it('makes an issue without a path an error of the object', async () => {
    assert.deepEqual(await errorsOf(schemaWith([{ message: 'wrong' }])), [' schema: wrong']);
  });

  it('waits for a schema that gives a promise', async () => {
    assert.deepEqual(await errorsOf(schemaWith([{ message: 'wrong', path: ['lines'] }], true)), [
      'lines schema: wrong',
    ]);
  });
});
