import 'reflect-metadata';
import { Container, type Newable } from 'inversify';
import { settings } from '#shared/app.mjs';
import { AppController } from './app.controller.js';
import { ImageSender } from './image-sender.js';
import { AuditInterceptor, TenantInterceptor, TokenInterceptor } from './interceptors.js';
import { scaleControllers } from './scale-controllers.js';
import { SyntaxErrorFilter } from './syntax-error-filter.js';

/** A container with all that the application is made of; each adapter has its own way to send bytes. */
export function applicationContainer(imageSender: ImageSender): Container {
  const container = new Container({ defaultScope: 'Singleton' });
  const classes: Newable[] = [AppController, TokenInterceptor, TenantInterceptor, AuditInterceptor, SyntaxErrorFilter];
  if (settings().scale) classes.push(...scaleControllers());
  for (const type of classes) container.bind(type).toSelf();
  container.bind(ImageSender).toConstantValue(imageSender);
  return container;
}
