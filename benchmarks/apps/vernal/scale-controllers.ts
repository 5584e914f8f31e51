import type { Class } from '@vernal/core';
import { GetMapping, PathVariable, RestController } from '@vernal/web';
import { routePath, type ScaleRoute, scaleAnswer, scaleRoutes } from '#shared/app.mjs';

/** A controller for one resource with a method for each of its routes. */
function scaleController(resource: number, routes: ScaleRoute[]): Class {
  class ScaleController {}
  const { prototype } = ScaleController;
  for (const route of routes) {
    const name = `part${route.sub}`;
    const method = route.variable ? (id: string) => scaleAnswer(route, id) : () => scaleAnswer(route);
    Object.defineProperty(prototype, name, { value: method, writable: true, configurable: true });
    Reflect.defineMetadata('design:paramtypes', route.variable ? [String] : [], prototype, name);
    Reflect.defineMetadata('design:returntype', Object, prototype, name);
    if (route.variable) PathVariable('id')(prototype, name, 0);
    GetMapping(routePath(route).replace(':id', '{id}'))(
      prototype,
      name,
      Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor,
    );
  }
  RestController(`resource${resource}`)(ScaleController);
  return ScaleController;
}

/** A controller for each of the 50 resources. */
export function scaleControllers(): Class[] {
  const resources = [...new Set(scaleRoutes.map(({ resource }) => resource))];
  return resources.map((resource) =>
    scaleController(
      resource,
      scaleRoutes.filter((route) => route.resource === resource),
    ),
  );
}
