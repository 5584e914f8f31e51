import { NodeServer, type ServletContainer } from '@vernal/web';
import { givenPort } from './given-port.js';

/** Starts the application and its server on the port of `--port N`, and prints the port. */
export async function serve(container: ServletContainer): Promise<void> {
  await container.start();
  const server = new NodeServer(container.listener, { port: givenPort() });
  await server.start();
  console.log(`listening ${server.port}`);
}
