import { VernalApplication } from '@vernal/web';
import { HelloController } from './hello-controller.js';

const app = await VernalApplication.run(HelloController);
console.log(`http://localhost:${app.port}/hello`);
