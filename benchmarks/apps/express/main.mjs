import { Eta } from 'eta';
import express from 'express';
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
const app = express();
const eta = new Eta();
eta.loadTemplate('@page', pageTemplate);

app.get('/hello', (_request, response) => {
  response.json({ hello: 'world' });
});

app.get('/users/:id/posts/:postId', ({ params, query }, response) => {
  const [id, postId] = [Number(params.id), Number(params.postId)];
  if (!Number.isInteger(id) || !Number.isInteger(postId) || !['true', 'false'].includes(query.verbose)) {
    return response.status(400).json({ error: 'bad request' });
  }
  return response.json({ id, postId, verbose: query.verbose === 'true' });
});

app.post('/orders', express.json(), (request, response) => {
  const { success, data } = orderSchema.safeParse(request.body);
  if (!success) return response.status(400).json({ error: 'no order' });
  return response.status(201).json({ id: data.reference, total: total(data.items) });
});

function token(request, response, next) {
  if (request.headers.authorization !== TOKEN) return response.status(401).json({ error: 'no token' });
  response.locals.user = 'ada';
  response.locals.steps = ['token'];
  return next();
}

const step = (name) => (_request, response, next) => {
  response.locals.steps.push(name);
  next();
};

app.get('/guarded', token, step('tenant'), step('audit'), (_request, response) => {
  response.json({ user: response.locals.user, steps: response.locals.steps });
});

app.get('/image', (_request, response) => {
  response.set('Last-Modified', LAST_MODIFIED).type(IMAGE_TYPE).send(image);
});

app.get('/page', (_request, response) => {
  response.type('html').send(eta.render('@page', page));
});

if (scale) {
  for (const route of scaleRoutes) {
    app.get(routePath(route), ({ params }, response) => {
      response.json(scaleAnswer(route, params.id));
    });
  }
}

const server = app.listen(port, () => announce(server));
