import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { start } from './start.js';

await start((module) => NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), { logger: false }));
