import { LAST_MODIFIED, routePath, scaleRoutes, TOKEN } from '../shared/app.mjs';

const order = {
  reference: 'A-2024-000117',
  customer: 'Ada Lovelace',
  email: 'ada@example.org',
  city: 'London',
  country: 'GB',
  note: 'Please leave the parcel with the porter, who is in until six. '.repeat(4),
  items: Array.from({ length: 8 }, (_, i) => ({
    sku: `SKU-${1000 + i}`,
    title: `Article number ${i} of this order`,
    quantity: i + 1,
    price: 995 + i,
  })),
};
const json = { 'content-type': 'application/json' };
const orderWith = (change) => JSON.stringify({ ...order, ...change });

/**
 * What is measured. `requests` are sent in turn; `refused` are checked once, to see that each app does the whole work:
 * each with the status that it must have.
 */
export const scenarios = {
  hello: { requests: [{ path: '/hello' }], status: 200 },
  params: {
    requests: [{ path: '/users/42/posts/7?verbose=true' }],
    status: 200,
    refused: [
      [400, { path: '/users/x/posts/7?verbose=true' }],
      [400, { path: '/users/42/posts/7?verbose=maybe' }],
    ],
  },
  orders: {
    requests: [{ method: 'POST', path: '/orders', headers: json, body: JSON.stringify(order) }],
    status: 201,
    refused: [
      [400, { method: 'POST', path: '/orders', headers: json, body: '{"reference":' }],
      [400, { method: 'POST', path: '/orders', headers: json, body: orderWith({ email: 'nobody' }) }],
      [
        400,
        {
          method: 'POST',
          path: '/orders',
          headers: json,
          body: orderWith({ items: [{ ...order.items[0], quantity: 0 }] }),
        },
      ],
    ],
  },
  guarded: {
    requests: [{ path: '/guarded', headers: { authorization: TOKEN } }],
    status: 200,
    refused: [[401, { path: '/guarded' }]],
  },
  image304: { requests: [{ path: '/image', headers: { 'if-modified-since': LAST_MODIFIED } }], status: 304 },
  image200: { requests: [{ path: '/image' }], status: 200 },
  page: { requests: [{ path: '/page' }], status: 200 },
  scale: {
    requests: scaleRoutes.map((route) => ({ path: routePath(route).replace(':id', 'a17') })),
    status: 200,
    args: ['--scale'],
  },
};
