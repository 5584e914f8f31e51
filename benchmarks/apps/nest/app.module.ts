import { Controller, Get, Module, Param, type Type } from '@nestjs/common';
import { routePath, type ScaleRoute, scaleAnswer, scaleRoutes } from '#shared/app.mjs';
import { AppController } from './app.controller.js';

/** A controller for one resource with a method for each of its routes. */
function scaleController(routes: ScaleRoute[]): Type {
  class ScaleController {}
  for (const route of routes) {
    const name = `part${route.sub}`;
    const method = (id?: string) => scaleAnswer(route, id);
    Object.defineProperty(ScaleController.prototype, name, { value: method, writable: true, configurable: true });
    const descriptor = Object.getOwnPropertyDescriptor(ScaleController.prototype, name) as PropertyDescriptor;
    Reflect.defineMetadata('design:paramtypes', [String], ScaleController.prototype, name);
    Param('id')(ScaleController.prototype, name, 0);
    Get(routePath(route))(ScaleController.prototype, name, descriptor);
  }
  Controller()(ScaleController);
  return ScaleController;
}

/** The application, with the 1,000 routes or without. */
export function appModule(scale: boolean): Type {
  const resources = scale ? [...new Set(scaleRoutes.map(({ resource }) => resource))] : [];
  const scaled = resources.map((resource) =>
    scaleController(scaleRoutes.filter((route) => route.resource === resource)),
  );
  class AppModule {}
  Module({ controllers: [AppController, ...scaled] })(AppModule);
  return AppModule;
}
