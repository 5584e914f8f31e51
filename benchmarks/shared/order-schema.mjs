// The rules of an order, as users of the peers write them: with zod, and as a JSON schema.
import { z } from 'zod';

export const orderSchema = z.object({
  reference: z.string().regex(/^[A-Z]-\d{4}-\d{6}$/),
  customer: z.string().min(1).max(80),
  email: z.email(),
  city: z.string().min(1).max(80),
  country: z.string().length(2),
  note: z.string().max(500),
  items: z
    .array(
      z.object({
        sku: z.string().min(1).max(40),
        title: z.string().min(1).max(120),
        quantity: z.int().min(1).max(100),
        price: z.int().min(0).max(10_000_000),
      }),
    )
    .min(1)
    .max(50),
});

const text = (minLength, maxLength) => ({ type: 'string', minLength, maxLength });

export const orderJsonSchema = {
  type: 'object',
  required: ['reference', 'customer', 'email', 'city', 'country', 'note', 'items'],
  properties: {
    reference: { type: 'string', pattern: '^[A-Z]-\\d{4}-\\d{6}$' },
    customer: text(1, 80),
    email: { type: 'string', format: 'email' },
    city: text(1, 80),
    country: text(2, 2),
    note: text(0, 500),
    items: {
      type: 'array',
      minItems: 1,
      maxItems: 50,
      items: {
        type: 'object',
        required: ['sku', 'title', 'quantity', 'price'],
        properties: {
          sku: text(1, 40),
          title: text(1, 120),
          quantity: { type: 'integer', minimum: 1, maximum: 100 },
          price: { type: 'integer', minimum: 0, maximum: 10_000_000 },
        },
      },
    },
  },
};
