import { fileURLToPath } from 'node:url';
import { CHEAP_HASH } from './gallery-under-test.js';
import { startServer } from './system-part.js';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));
const FOLDER = fileURLToPath(new URL('../..', import.meta.url));

/** A gallery in a process of its own, as `npm start` starts it. */
export async function startGalleryProcess(variables: Readonly<Record<string, string>>) {
  const env = { ...process.env, GALLERY_PASSWORD: CHEAP_HASH, PORT: '0', ...variables };
  const options = { env, cwd: FOLDER };
  const server = await startServer(
    process.execPath,
    ['--enable-source-maps', MAIN],
    /http:\/\/localhost:\d+\//,
    options,
  );
  const port = Number(/http:\/\/localhost:(\d+)\//.exec(server.said)?.[1]);
  return { port, url: `http://localhost:${port}`, kill: server.kill };
}
