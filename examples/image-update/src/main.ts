import { fileURLToPath } from 'node:url';
import { VernalApplication } from '@vernal/web';
import { AppConfig } from './app-config.js';
import { GallerySettings } from './gallery-settings.js';
import { FirstStart } from './store/first-start.js';

try {
  const app = await VernalApplication.run(AppConfig, {
    configLocations: [fileURLToPath(new URL('..', import.meta.url))],
  });
  console.log(`The gallery is open: http://localhost:${app.port}/`);
  if (app.getBean(FirstStart).isFirst) {
    console.log(`The first user of the studio is ${app.getBean(GallerySettings).user}; README names the password.`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
