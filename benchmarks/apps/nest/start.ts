import 'reflect-metadata';
import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { announce, settings } from '#shared/app.mjs';
import { appModule } from './app.module.js';

/** Starts the application on one of Nest's two adapters. */
export async function start(create: (module: ReturnType<typeof appModule>) => Promise<INestApplication<Server>>) {
  const { port, scale } = settings();
  const app = await create(appModule(scale));
  await app.listen(port);
  announce(app.getHttpServer());
}
