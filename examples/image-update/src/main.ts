import { fileURLToPath } from 'node:url';
import { VernalApplication } from '@vernal/web';
import { AppConfig } from './app-config.js';

try {
  const app = await VernalApplication.run(AppConfig, {
    configLocations: [fileURLToPath(new URL('..', import.meta.url))],
  });
  console.log(`The gallery is open: http://localhost:${app.port}/  (studio: painter, vernal)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
