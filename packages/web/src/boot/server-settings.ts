import { type AbstractApplicationContext, ConfigurationPropertiesBinder, type StandardEnvironment } from '@vernal/core';
import type { ServerSettings } from './server-properties.js';

const NONE: ServerSettings = { sessionOptions: {}, forwardHeaders: false };

/**
 * What the properties under `server` say. Where there are none, as in most applications at their beginning, nothing is loaded and bound.
 *
 * @throws ConfigurationPropertiesBindException for one that is not what it should be
 */
export async function serverSettings(
  context: AbstractApplicationContext,
  environment: StandardEnvironment,
): Promise<ServerSettings> {
  if (!hasServerProperties(environment)) return NONE;
  const { ServerProperties } = await import('./server-properties.js');
  const binder = new ConfigurationPropertiesBinder(context.getBeanFactory(), environment);
  const properties = await binder.bind(new ServerProperties(), 'server', { prefix: 'server' });
  return (properties as InstanceType<typeof ServerProperties>).toSettings();
}

function hasServerProperties(environment: StandardEnvironment): boolean {
  for (const source of environment.getPropertySources()) {
    if (source.getPropertyNames().some((name) => /^server[._](?!port$|workers$)/i.test(name))) return true;
  }
  return false;
}
