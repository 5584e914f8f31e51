import assert from 'node:assert/strict';
import { type } from 'arktype';
import * as v from 'valibot';
import { z } from 'zod';
import { Integer } from '../convert/types.js';
import { Schema, type StandardSchema, StandardSchemaValidator } from '../validation/standard-schema.js';
import { DataBinder } from './data-binder.js';
import { Property } from './property.js';

class Line {
  sku = '';
  @Property(Integer) quantity = 1;
}

class OrderForm {
  email = '';
  @Property({ of: Line }) lines: Line[] = [];
}

const SCHEMAS: Readonly<Record<string, StandardSchema>> = {
  zod: z.object({
    email: z.email('no address'),
    lines: z.array(z.object({ sku: z.string().min(1), quantity: z.number().max(9) })).max(2),
  }),
  valibot: v.object({
    email: v.pipe(v.string(), v.email('no address')),
    lines: v.pipe(
      v.array(v.object({ sku: v.pipe(v.string(), v.minLength(1)), quantity: v.pipe(v.number(), v.maxValue(9)) })),
      v.maxLength(2),
    ),
  }),
  arktype: type({
    email: type('string.email').configure({ message: () => 'no address' }),
    lines: type({ sku: 'string > 0', quantity: 'number <= 9' }).array().atMostLength(2),
  }),
};

for (const [library, schema] of Object.entries(SCHEMAS)) {
  describe(`A schema of ${library}`, () => {
    @Schema(schema)
    class SchemaForm extends OrderForm {}

    /** The errors of a form after binding and validation: fields with messages. */
    async function errorsOf(values: Readonly<Record<string, unknown>>): Promise<[string, string | undefined][]> {
      const binder = new DataBinder(new SchemaForm(), 'form');
      binder.setValidator(new StandardSchemaValidator());
      binder.bind(values);
      await binder.validate();
      const errors = binder.getBindingResult().getFieldErrors();
      return errors.map(({ field, defaultMessage }) => [field, defaultMessage]);
    }

    const good = { email: 'a@b.example', 'lines[0].sku': 'x', 'lines[0].quantity': '9' };

    it('lets what is good pass', async () => {
      assert.deepEqual(await errorsOf(good), []);
    });

    it('names the fields, with its messages', async () => {
      assert.deepEqual(await errorsOf({ ...good, email: 'x' }), [['email', 'no address']]);
      const fields = await errorsOf({ ...good, 'lines[1].quantity': '10' });
      assert.deepEqual(fields.map(([field]) => field).sort(), ['lines[1].quantity', 'lines[1].sku']);
      const [tooMany] = await errorsOf({ ...good, 'lines[2].sku': 'y', 'lines[1].sku': 'z' });
      assert.equal(tooMany?.[0], 'lines');
    });

    it('leaves a field alone that could not be bound', async () => {
      const [error, ...others] = await errorsOf({ ...good, 'lines[0].quantity': 'many' });
      assert.deepEqual([error?.[0], others], ['lines[0].quantity', []]);
    });
  });
}
