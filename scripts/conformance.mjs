// npm run conformance -- <mvc|http|kit> [--port N]: serves one app of the conformance port and prints "listening N".
import { launch } from './launch.mjs';

const [app, ...args] = process.argv.slice(2);
if (!['mvc', 'http', 'kit'].includes(app)) {
  console.error('usage: npm run conformance -- <mvc|http|kit> [--port N]   (0 picks a free port)');
  process.exit(2);
}
await launch('conformance', `dist/${app}/main.js`, args);
