import assert from 'node:assert/strict';
import * as classValidator from 'class-validator';
import { BeanValidator } from './bean-validator.js';
import { classValidatorRules } from './class-validator-rules.js';
import { RecordingErrors } from './recording-errors.test.js';

const { IsEmail, IsInt, IsOptional, Length, Min, ValidateIf, ValidateNested, ValidatorConstraint, Validate } =
  classValidator;

@ValidatorConstraint({ name: 'isFree', async: true })
class FreeName {
  validate(name: string): Promise<boolean> {
    return Promise.resolve(name !== 'taken');
  }
  defaultMessage(): string {
    return '$value is taken';
  }
}

class Line {
  @IsInt()
  @Min(1)
  quantity = 1;
}

class Order {
  @Length(2, 4, { message: 'from $constraint1 to $constraint2' })
  code = 'abc';

  @IsOptional()
  @IsEmail()
  mail: string | undefined = undefined;

  @ValidateNested({ each: true })
  lines: Line[] = [];

  @IsInt({ each: true })
  scores: unknown[] = [];

  @ValidateIf((order: Order) => order.code === 'abc')
  @Min(10, { groups: ['bulk'] })
  total = 10;

  @Validate(FreeName)
  name = 'free';
}

async function errorsOf(order: Order, ...groups: unknown[]): Promise<string[]> {
  const errors = new RecordingErrors('order');
  await new BeanValidator(classValidatorRules(classValidator)).validate(order, errors, ...groups);
  return errors.getFieldErrors().map(({ field, code, defaultMessage }) => `${field} ${code}: ${defaultMessage}`);
}

describe('classValidatorRules', () => {
  it('finds nothing wrong with a valid object', async () => {
    assert.deepEqual(await errorsOf(new Order()), []);
  });

  it('puts the values of a constraint into its message', async () => {
    assert.deepEqual(await errorsOf(Object.assign(new Order(), { code: 'x' })), ['code IsLength: from 2 to 4']);
  });

  it('asks nothing of an optional value that is missing, and all of one that is there', async () => {
    assert.deepEqual(await errorsOf(Object.assign(new Order(), { mail: 'x' })), [
      'mail IsEmail: mail must be an email',
    ]);
  });

  it('goes down to nested objects', async () => {
    const lines = [new Line(), Object.assign(new Line(), { quantity: 0 })];
    assert.deepEqual(await errorsOf(Object.assign(new Order(), { lines })), [
      'lines[1].quantity Min: quantity must not be less than 1',
    ]);
  });

  it('checks each element', async () => {
    assert.deepEqual(await errorsOf(Object.assign(new Order(), { scores: [1, 'x'] })), [
      'scores[1] IsInt: each value in scores must be an integer number',
    ]);
  });

  it('looks at groups by name, and at conditions', async () => {
    const order = Object.assign(new Order(), { total: 1 });
    assert.deepEqual(await errorsOf(order), []);
    assert.deepEqual(await errorsOf(order, 'bulk'), ['total Min: total must not be less than 10']);
    assert.deepEqual(await errorsOf(Object.assign(order, { code: 'xyz' }), 'bulk'), []);
    assert.deepEqual(await errorsOf(order, class Bulk {}), []);
  });

  it('waits for asynchronous constraints', async () => {
    assert.deepEqual(await errorsOf(Object.assign(new Order(), { name: 'taken' })), ['name IsFree: taken is taken']);
  });

  it('agrees with class-validator on what is wrong', async () => {
    const order = Object.assign(new Order(), {
      code: '',
      mail: '@',
      scores: [1.5],
      name: 'taken',
      lines: [new Line()],
    });
    const own = (await errorsOf(order)).map((text) => text.replace(/[ [].*/, ''));
    const theirs = (await classValidator.validate(order, { groups: [] })).map(({ property }) => property);
    assert.deepEqual(new Set(own), new Set(theirs));
  });
});
