import type { z } from 'zod';

export interface Order {
  reference: string;
  items: { quantity: number; price: number }[];
}

export const orderSchema: z.ZodType<Order>;
export const orderJsonSchema: object;
