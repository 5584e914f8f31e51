// What every measured app has in common: the data behind its answers, and how it starts.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

export const TOKEN = 'Bearer 7c1f0d6e';

export const image = Buffer.alloc(100 * 1024).fill('vernal image bytes ');
export const IMAGE_TYPE = 'image/png';
export const LAST_MODIFIED = 'Fri, 01 Mar 2024 10:00:00 GMT';

export const viewFolder = new URL('./views', import.meta.url).pathname;
export const pageTemplate = readFileSync(new URL('./views/page.eta', import.meta.url), 'utf8');
export const page = {
  title: 'Fifty products',
  rows: Array.from({ length: 50 }, (_, i) => ({ id: i + 1, name: `Product <${i + 1}> & more`, price: 100 + i * 7 })),
};

/** 50 resources with 20 sub-paths each, every third of them with a variable. */
export const scaleRoutes = Array.from({ length: 1000 }, (_, i) => ({
  resource: Math.floor(i / 20),
  sub: i % 20,
  variable: i % 3 === 0,
}));

export const routePath = ({ resource, sub, variable }) => `/resource-${resource}/part-${sub}${variable ? '/:id' : ''}`;

export const scaleAnswer = ({ resource, sub }, id = 'none') => ({ resource, part: sub, id });

/** The total of an order in cents. */
export const total = (items) => items.reduce((sum, { quantity, price }) => sum + quantity * price, 0);

/** `--port N` (0 picks a free one) and `--scale`, which registers the 1,000 routes besides the others. */
export function settings() {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '0' }, scale: { type: 'boolean', default: false } },
  });
  return { port: Number(values.port), scale: values.scale };
}

export function announce(server) {
  console.log(`listening ${server.address().port}`);
}
