import { VernalApplication } from '@vernal/web';
import { settings } from '#shared/app.mjs';
import { AppController, PageController } from './app.controller.js';
import { scaleControllers } from './scale-controllers.js';
import { WebConfig } from './web-config.js';

const { port, scale } = settings();
const controllers = scale ? scaleControllers() : [];
const app = await VernalApplication.run([WebConfig, AppController, PageController, ...controllers], { port });
console.log(`listening ${app.port}`);
