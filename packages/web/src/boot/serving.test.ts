import { Bean, type Class, Configuration } from '@vernal/core';
import supertest from 'supertest';
import { RouterFunction } from '../functional/router-function.js';
import { VernalApplication } from './vernal-application.js';

const running: VernalApplication[] = [];

/** A client of an application of these routes. */
export async function serving(routes: RouterFunction): Promise<ReturnType<typeof supertest>> {
  @Configuration()
  class Config {
    @Bean()
    routes(): RouterFunction {
      return routes;
    }
  }
  return started(Config);
}

/** A client of an application of these classes. */
export async function started(...config: Class[]): Promise<ReturnType<typeof supertest>> {
  const application = await VernalApplication.run(config, { listen: false });
  running.push(application);
  return supertest(application.listener);
}

/** Ends all that were started. */
export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((application) => application.close()));
}
