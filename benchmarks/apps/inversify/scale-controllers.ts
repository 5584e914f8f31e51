import { Controller, Get, Params } from '@inversifyjs/http-core';
import { routePath, type ScaleRoute, scaleAnswer, scaleRoutes } from '#shared/app.mjs';

/** A controller for one resource with a method for each of its routes. */
function scaleController(routes: ScaleRoute[]): new () => object {
  class ScaleController {}
  const { prototype } = ScaleController;
  for (const route of routes) {
    const name = `part${route.sub}`;
    const method = (id?: string) => scaleAnswer(route, id);
    Object.defineProperty(prototype, name, { value: method, writable: true, configurable: true });
    if (route.variable) Params({ name: 'id' })(prototype, name, 0);
    Get(routePath(route))(prototype, name, Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor);
  }
  Controller()(ScaleController);
  return ScaleController;
}

/** A controller for each of the 50 resources. */
export function scaleControllers(): (new () => object)[] {
  const resources = [...new Set(scaleRoutes.map(({ resource }) => resource))];
  return resources.map((resource) => scaleController(scaleRoutes.filter((route) => route.resource === resource)));
}
