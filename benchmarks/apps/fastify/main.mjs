import { Eta } from 'eta';
import Fastify from 'fastify';
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
import { orderJsonSchema } from '#shared/order-schema.mjs';

const { port, scale } = settings();
const app = Fastify();
const eta = new Eta();
eta.loadTemplate('@page', pageTemplate);

const answer = (properties) => ({ type: 'object', properties });
const [text, integer, flag] = [{ type: 'string' }, { type: 'integer' }, { type: 'boolean' }];

app.get('/hello', { schema: { response: { 200: answer({ hello: text }) } } }, () => ({ hello: 'world' }));

app.get(
  '/users/:id/posts/:postId',
  {
    schema: {
      params: { ...answer({ id: integer, postId: integer }), required: ['id', 'postId'] },
      querystring: { ...answer({ verbose: flag }), required: ['verbose'] },
      response: { 200: answer({ id: integer, postId: integer, verbose: flag }) },
    },
  },
  ({ params, query }) => ({ id: params.id, postId: params.postId, verbose: query.verbose }),
);

app.post(
  '/orders',
  { schema: { body: orderJsonSchema, response: { 201: answer({ id: text, total: integer }) } } },
  (request, reply) => {
    reply.code(201);
    return { id: request.body.reference, total: total(request.body.items) };
  },
);

app.decorateRequest('user', '');
app.decorateRequest('steps', null);

async function token(request, reply) {
  if (request.headers.authorization !== TOKEN) return reply.code(401).send({ error: 'no token' });
  request.user = 'ada';
  request.steps = ['token'];
}

async function tenant(request) {
  request.steps.push('tenant');
}

async function audit(request) {
  request.steps.push('audit');
}

app.get('/guarded', { preHandler: [token, tenant, audit] }, ({ user, steps }) => ({ user, steps }));

app.get('/image', (request, reply) => {
  reply.header('last-modified', LAST_MODIFIED);
  if (request.headers['if-modified-since'] === LAST_MODIFIED) return reply.code(304).send();
  return reply.type(IMAGE_TYPE).send(image);
});

app.get('/page', (_request, reply) => reply.type('text/html; charset=utf-8').send(eta.render('@page', page)));

if (scale) {
  for (const route of scaleRoutes) app.get(routePath(route), ({ params }) => scaleAnswer(route, params.id));
}

await app.listen({ port });
announce(app.server);
