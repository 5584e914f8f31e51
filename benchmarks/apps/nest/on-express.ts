import { NestFactory } from '@nestjs/core';
import { start } from './start.js';

await start((module) => NestFactory.create(module, { logger: false }));
