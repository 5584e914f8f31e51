import 'reflect-metadata';
import { createServer } from 'node:http';
import { createExpressServer } from 'routing-controllers';
import { announce, settings } from '#shared/app.mjs';
import { AppController, PageController } from './app.controller.js';
import { scaleControllers } from './scale-controllers.js';

const { port, scale } = settings();
const app = createExpressServer({ controllers: [AppController, PageController, ...(scale ? scaleControllers() : [])] });
const server = createServer(app).listen(port, () => announce(server));
