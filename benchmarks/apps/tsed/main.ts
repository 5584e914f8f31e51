import '@tsed/ajv';
import { createServer } from 'node:http';
import { PlatformExpress } from '@tsed/platform-express';
import { announce, settings } from '#shared/app.mjs';
import { AppController } from './app.controller.js';
import { scaleControllers } from './scale-controllers.js';

const { port, scale } = settings();
const platform = await PlatformExpress.bootstrap(class Server {}, {
  httpPort: false,
  httpsPort: false,
  acceptMimes: ['application/json', 'text/html'],
  middlewares: ['json-parser'],
  logger: { level: 'off' },
  ajv: { returnsCoercedValues: false },
  mount: { '/': [AppController, ...(scale ? scaleControllers() : [])] },
});
const server = createServer(platform.callback()).listen(port, () => announce(server));
