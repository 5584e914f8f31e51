import assert from 'node:assert/strict';
import { Valid } from '../decorators/valid.js';
import { allMemberAnnotations } from '../metadata/annotations.js';
import type { MaybePromise } from '../util/promises.js';
import { BeanValidator } from './bean-validator.js';
import { type ConstraintDecorator, constraint, Default } from './constraint.js';
import { Min, Positive } from './constraints/numbers.js';
import { NotBlank, NotEmpty, NotNull, Null, Size } from './constraints/presence.js';
import { FieldError } from './object-error.js';
import { RecordingErrors } from './recording-errors.test.js';

abstract class Creating {}
abstract class CreatingInBulk extends Creating {}

class Contact {
  @NotEmpty()
  phone: string | null = null;

  @Min(1, { groups: [Creating] })
  rank = 0;
}

class Account {
  @Null({ groups: [Creating] })
  id: number | null = null;

  @NotBlank()
  @Size({ min: 3, max: 8 })
  name: string | null = 'anna';

  @Valid()
  contact: Contact | null = null;

  @Valid()
  @Size({ max: 2 })
  others: (Contact | null)[] = [];

  @NotBlank({ each: true })
  labels: string[] = [];

  @NotBlank({ each: true })
  tags = new Set<string>();

  @Positive({ each: true })
  limits = new Map<string, number>();
}

function contact(phone: string, rank = 1): Contact {
  return Object.assign(new Contact(), { phone, rank });
}

async function errorsOf(target: object, ...groups: unknown[]): Promise<[string, string | undefined, unknown][]> {
  const errors = new RecordingErrors('account');
  await new BeanValidator().validate(target, errors, ...groups);
  return errors.getFieldErrors().map(({ field, code, rejectedValue }) => [field, code, rejectedValue]);
}

describe('BeanValidator', () => {
  it('finds nothing wrong with a valid object', async () => {
    assert.deepEqual(await errorsOf(Object.assign(new Account(), { others: [null, contact('1')] })), []);
  });

  it('reports every constraint of a field under the name of its decorator', async () => {
    assert.deepEqual(await errorsOf(Object.assign(new Account(), { name: '  ' })), [
      ['name', 'NotBlank', '  '],
      ['name', 'Size', '  '],
    ]);
  });

  it('lets null pass where nothing says that a value must be there', async () => {
    assert.deepEqual(await errorsOf(Object.assign(new Account(), { name: null })), [['name', 'NotBlank', null]]);
  });

  it('goes down to objects, and to the elements of lists, with their paths', async () => {
    const account = Object.assign(new Account(), { contact: contact(''), others: [contact('1'), contact('')] });
    assert.deepEqual(await errorsOf(account), [
      ['contact.phone', 'NotEmpty', ''],
      ['others[1].phone', 'NotEmpty', ''],
    ]);
  });

  it('checks elements of lists, sets and maps', async () => {
    const account = Object.assign(new Account(), {
      labels: ['a', ' '],
      tags: new Set(['']),
      limits: new Map([
        ['a', 1],
        ['b', 0],
      ]),
    });
    assert.deepEqual(await errorsOf(account), [
      ['labels[1]', 'NotBlank', ' '],
      ['tags[]', 'NotBlank', ''],
      ['limits[b]', 'Positive', 0],
    ]);
  });

  it('takes a subclass of the default group for it, and no group for the default one', async () => {
    abstract class Updating extends Default {}
    class Note {
      @NotBlank() text = '';
      @NotBlank({ groups: [Updating] }) id = '';
      @NotBlank({ groups: [Default, Creating] }) title = '';
    }
    const fields = async (...groups: unknown[]) => (await errorsOf(new Note(), ...groups)).map(([field]) => field);
    assert.deepEqual(await fields(Updating), ['text', 'id', 'title']);
    assert.deepEqual(await fields(), ['text', 'title']);
    assert.deepEqual(await fields(Creating), ['title']);
  });

  it('looks at the groups that are asked for, and at their superclasses', async () => {
    const account = Object.assign(new Account(), { id: 1, name: '', contact: contact('1', 0) });
    const creating = [
      ['id', 'Null', 1],
      ['contact.rank', 'Min', 0],
    ];
    assert.deepEqual(await errorsOf(account, Creating), creating);
    assert.deepEqual(await errorsOf(account, CreatingInBulk), creating);
    assert.deepEqual((await errorsOf(account, Creating, Default)).length, 4);
  });

  it('leaves fields alone whose values could not be set', async () => {
    const account = Object.assign(new Account(), { name: null });
    const errors = new RecordingErrors('account');
    errors.addError(new FieldError('account', 'name', { bindingFailure: true }));
    await new BeanValidator().validate(account, errors);
    assert.equal(errors.getErrorCount(), 1);
  });

  it("gives codes from the most specific to the least, and the constraint's values as arguments", async () => {
    const account = Object.assign(new Account(), { name: 'x' });
    const errors = new RecordingErrors('account');
    await new BeanValidator().validate(account, errors);
    const [error] = errors.getFieldErrors();
    assert.deepEqual(error?.codes, ['Size.account.name', 'Size']);
    assert.deepEqual(error.arguments?.slice(1), [8, 3]);
    assert.equal(error.defaultMessage, 'size must be between 3 and 8');
  });

  it('ends where objects lead back to themselves', async () => {
    class Person {
      @Valid()
      friend: Person | null = null;
      @NotNull()
      name: string | null = null;
    }
    const person = new Person();
    person.friend = person;
    assert.deepEqual(await errorsOf(person), [['name', 'NotNull', null]]);
  });

  it('checks rules of the class as a whole', async () => {
    const InOrder = (): ConstraintDecorator =>
      constraint('InOrder', 'must be in order', (period) => (period as Period).from <= (period as Period).to);
    @InOrder()
    class Period {
      from = 2;
      to = 1;
    }
    const errors = new RecordingErrors('period');
    await new BeanValidator().validate(new Period(), errors);
    assert.deepEqual(
      errors.getGlobalErrors().map(({ codes }) => codes),
      [['InOrder.period', 'InOrder']],
    );
  });

  it('waits for constraints that give a promise', async () => {
    const isFree = (name: unknown): MaybePromise<boolean> => Promise.resolve(name !== 'taken');
    class User {
      @((() => constraint('Free', 'is taken', isFree))())
      name = 'taken';
    }
    assert.deepEqual(await errorsOf(new User()), [['name', 'Free', 'taken']]);
  });

  it('knows constraints of the parameters of a constructor', async () => {
    class Point {
      constructor(@Min(1) readonly x: number) {}
    }
    assert.deepEqual(await errorsOf(new Point(0)), [['x', 'Min', 0]]);
  });

  it('says what is wrong with an argument, with paths that begin there', async () => {
    const annotations = allMemberAnnotations(Account, 'others');
    const violations = await new BeanValidator().validateArgument([contact('1'), contact('')], annotations);
    assert.deepEqual(
      violations.map(({ path }) => path),
      [[{ key: 1 }, { property: 'phone' }]],
    );
  });

  it('looks at a single value before there is an object to hold it', async () => {
    const errors = new RecordingErrors('account');
    await new BeanValidator().validateValue(Account, 'name', 'x', errors);
    assert.deepEqual(
      errors.getFieldErrors().map(({ field, code }) => [field, code]),
      [['name', 'Size']],
    );
  });
});
