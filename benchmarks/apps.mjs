import { fileURLToPath } from 'node:url';

/**
 * How an app is started, on a free port; it prints `listening N`. `--scale` makes it register the 1,000 routes, too.
 * @typedef {{command: string, args: string[], compile?: {tool: 'tsc' | 'maven', folder: string}, everyCore?: boolean}} App
 *   compile: how it is built, and where; everyCore: not kept on the servers' core
 */

const at = (path) => fileURLToPath(new URL(`./apps/${path}`, import.meta.url));
const node = (file) => ({ command: process.execPath, args: [at(file), '--port', '0'] });
const compiled = (folder, file) => ({
  ...node(`${folder}/dist/${file}`),
  compile: { tool: 'tsc', folder: at(folder) },
});

/**
 * The measured apps by name.
 * @type {Record<string, App>}
 */
export const apps = {
  raw: node('raw/main.mjs'),
  vernal: compiled('vernal', 'main.js'),
  hono: node('hono/main.mjs'),
  fastify: node('fastify/main.mjs'),
  'inversify-hono': compiled('inversify', 'on-hono.js'),
  'inversify-fastify': compiled('inversify', 'on-fastify.js'),
  'inversify-express': compiled('inversify', 'on-express.js'),
  'nest-fastify': compiled('nest', 'on-fastify.js'),
  'nest-express': compiled('nest', 'on-express.js'),
  express: node('express/main.mjs'),
  'routing-controllers': compiled('routing-controllers', 'routing-controllers/main.js'),
  tsed: compiled('tsed', 'main.js'),
  'spring-boot': {
    command: 'java',
    args: ['-jar', at('spring/dist/app.jar'), '--server.port=0'],
    compile: { tool: 'maven', folder: at('spring') },
    everyCore: true,
  },
};
