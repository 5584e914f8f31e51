// npm run watch -- <image-url…> [options]: the loader's terminal client, with a cache folder of the clone's own.
import { join } from 'node:path';
import { launch } from './launch.mjs';
import { root } from './run.mjs';

const cache = ['--cache', join(root, '.data/watch')];
await launch('packages/image-loader', 'bin/vernal-image.js', ['watch', ...cache, ...process.argv.slice(2)]);
