// npm run watch -- <image-url>: the command-line client of examples/image-update.
import { launch } from './launch.mjs';

await launch('examples/image-update', 'dist/watch.js');
