import { serve } from '@hono/node-server';
import { zValidator } from '@hono/zod-validator';
import { Eta } from 'eta';
import { Hono } from 'hono';
import { z } from 'zod';
import {
  announce,
  IMAGE_TYPE,
  image,
  LAST_MODIFIED,
  page,
  pageTemplate,
  routePath,
  scaleAnswer,
  scaleRoutes,
  settings,
  TOKEN,
  total,
} from '#shared/app.mjs';
import { orderSchema } from '#shared/order-schema.mjs';

const { port, scale } = settings();
const app = new Hono();
const eta = new Eta();
eta.loadTemplate('@page', pageTemplate);

app.get('/hello', (context) => context.json({ hello: 'world' }));

const params = z.object({ id: z.coerce.number().int(), postId: z.coerce.number().int() });
const query = z.object({ verbose: z.enum(['true', 'false']).transform((flag) => flag === 'true') });
app.get('/users/:id/posts/:postId', zValidator('param', params), zValidator('query', query), (context) =>
  context.json({ ...context.req.valid('param'), ...context.req.valid('query') }),
);

app.post('/orders', zValidator('json', orderSchema), (context) => {
  const { reference, items } = context.req.valid('json');
  return context.json({ id: reference, total: total(items) }, 201);
});

async function token(context, next) {
  if (context.req.header('authorization') !== TOKEN) return context.json({ error: 'no token' }, 401);
  context.set('user', 'ada');
  context.set('steps', ['token']);
  return next();
}

const step = (name) => async (context, next) => {
  context.get('steps').push(name);
  await next();
};

app.get('/guarded', token, step('tenant'), step('audit'), (context) =>
  context.json({ user: context.get('user'), steps: context.get('steps') }),
);

app.get('/image', (context) => {
  context.header('Last-Modified', LAST_MODIFIED);
  if (context.req.header('if-modified-since') === LAST_MODIFIED) return context.body(null, 304);
  return context.body(image, 200, { 'Content-Type': IMAGE_TYPE });
});

app.get('/page', (context) => context.html(eta.render('@page', page)));

if (scale) {
  for (const route of scaleRoutes)
    app.get(routePath(route), (context) => context.json(scaleAnswer(route, context.req.param('id'))));
}

const server = serve({ fetch: app.fetch, port }, () => announce(server));
