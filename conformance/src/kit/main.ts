import { emptyErrorReport, VernalApplication } from '@vernal/web';
import { givenPort } from '../support/given-port.js';
import { KitConfig } from './kit-config.js';

// the container's own error page is no part of what is compared: it is left empty
const app = await VernalApplication.run(KitConfig, { port: givenPort(), errorReport: emptyErrorReport });
console.log(`listening ${app.port}`);
