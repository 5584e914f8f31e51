import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npm, root, tool } from '../run.mjs';
import { startServer } from '../server.mjs';

/** What the page installs from the registry, which the repository has. */
const DEVELOPMENT = ['typescript', 'mocha', 'supertest', '@types/node', '@types/mocha', '@types/supertest'];
const COMMANDS = { tsc: 'typescript/bin/tsc', mocha: 'mocha/bin/mocha.js' };

/**
 * Makes the project of `docs/getting-started.md` below a folder that has the packages, runs its tests and asks it what the page
 * asks.
 * @returns {Promise<string | undefined>} what is not as the page says
 */
export async function gettingStartedProblem(folder) {
  const page = readFileSync(join(root, 'docs/getting-started.md'), 'utf8');
  const project = join(folder, 'notes');
  for (const [, path, text] of page.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  linkDevelopment(join(project, 'node_modules'));
  const tested = await npm(['test'], { cwd: project, quiet: true, seconds: 120 });
  if (tested.code !== 0) return tested.output;
  return answersProblem(project, [...page.matchAll(/^curl (\S+)(.*)\n# (.*)$/gm)]);
}

function linkDevelopment(folder) {
  const link = (target, path) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(tool(target), join(folder, path));
  };
  for (const name of DEVELOPMENT) link(name, name);
  for (const [name, path] of Object.entries(COMMANDS)) link(path, `.bin/${name}`);
}

async function answersProblem(project, exchanges) {
  const args = ['--enable-source-maps', 'dist/main.js', '--notebook.pages=1'];
  const server = await startServer(process.execPath, args, { cwd: project, env: { PORT: '0' } });
  try {
    for (const [line, address, options, answer] of exchanges) {
      const [, json] = /^ --json '(.*)'$/.exec(options) ?? [];
      const sent = json && { method: 'POST', headers: { 'content-type': 'application/json' }, body: json };
      const response = await fetch(`http://${address.replace(/:\d+/, `:${server.port}`)}`, sent);
      const found = await response.text();
      if (found !== answer) return `${line}\nfound: ${found}`;
    }
  } finally {
    await server.stop();
  }
  return exchanges.length > 0 ? undefined : 'the page asks nothing';
}
