// npm start: the image gallery of examples/image-update, on PORT or its default.
import { launch } from './launch.mjs';

await launch('examples/image-update', 'dist/main.js');
