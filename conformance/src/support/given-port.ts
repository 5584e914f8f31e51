import { parseArgs } from 'node:util';

/** The port of `--port N`; 0, any free one, where none is given. */
export function givenPort(): number {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
  return Number(values.port);
}
