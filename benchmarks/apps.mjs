import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(`./apps/${name}`, import.meta.url));

/** The measured apps by name, each a file that takes `--port N` and `--scale` and prints `listening N`. */
export const apps = {
  raw: path('raw/main.mjs'),
  vernal: path('vernal/dist/main.js'),
  fastify: path('fastify/main.mjs'),
  express: path('express/main.mjs'),
  'nest-express': path('nest/dist/on-express.js'),
  'nest-fastify': path('nest/dist/on-fastify.js'),
  hono: path('hono/main.mjs'),
  'inversify-express': path('inversify/dist/on-express.js'),
  'inversify-fastify': path('inversify/dist/on-fastify.js'),
  'inversify-hono': path('inversify/dist/on-hono.js'),
  'routing-controllers': path('routing-controllers/dist/routing-controllers/main.js'),
  tsed: path('tsed/dist/main.js'),
};
