// Checks that imports point one way: see "Layout" in docs/design.md and dependency-layers.json.
// It reads import statements where the formatter puts them, at the beginning of a line, so it needs no parser and no install.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const LONG = 400;
const NO_SOURCE = new Set(['node_modules', 'dist', 'bundle', 'spring', 'coverage']);
const SOURCE = /\.(ts|tsx|mts|mjs|js)$/;
const TEST = /\.(test|suite|type-test)\.tsx?$|\/src\/testing\//;

/**
 * Every breach of the layers below `root`, in the order of the files.
 * @param {string} root the folder of dependency-layers.json
 * @returns {{file: string, line: number, rule: string, message: string}[]}
 */
export function checkLayers(root) {
  const { $doors: doors = {}, ...packages } = JSON.parse(readFileSync(join(root, 'dependency-layers.json'), 'utf8'));
  const findings = longFiles(root);
  for (const [source, rooms] of Object.entries(packages)) findings.push(...checkPackage(root, source, rooms, doors));
  return findings.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

function checkPackage(root, source, rooms, doors) {
  const files = sourceFiles(join(root, source)).map((path) => posixPath(root, path));
  const known = new Set(files);
  const manifest = manifestOf(root, source);
  const entries = entryFiles(source, manifest);
  const graph = new Map();
  const findings = unknownRooms(source, files, rooms);
  for (const file of files) {
    const targets = new Map();
    for (const { specifier, line } of importsOf(readFileSync(join(root, file), 'utf8'))) {
      const report = (rule, message) => findings.push({ file, line, rule, message });
      if (!specifier.startsWith('.')) {
        checkDoor(file, specifier, doors, report);
        checkDependency(file, specifier, manifest, report);
        continue;
      }
      const target = sourceOf(posix.join(posix.dirname(file), specifier), known);
      if (!target.startsWith(`${source}/`)) {
        report('package', `${specifier} is outside the package: import the other package by its name`);
      } else if (known.has(target)) {
        targets.set(target, targets.get(target) ?? line);
        if (entries.has(target))
          report('index', `${specifier} is the package's entry: import the file that declares it`);
        else checkRoom(source, rooms, file, target, report);
        if (TEST.test(target) && !TEST.test(file)) report('test', `${specifier} is for tests and not published`);
      }
    }
    graph.set(file, targets);
  }
  return [...findings, ...cycles(graph)];
}

function checkRoom(source, rooms, file, target, report) {
  const [from, to] = [roomOf(source, file), roomOf(source, target)];
  const [own, other] = [rooms[from], rooms[to]];
  if (from === to || own === undefined || other === undefined || other < own) return;
  const way = other === own ? 'beside' : 'above';
  report(
    'layer',
    `room ${from} (layer ${own}) imports ${to} (layer ${other}), which lies ${way} it: ` +
      `move what is shared to a room below layer ${own}, or turn the import round`,
  );
}

function checkDoor(file, specifier, doors, report) {
  if (TEST.test(file)) return;
  const engine = Object.keys(doors).find((name) => specifier === name || specifier.startsWith(`${name}/`));
  if (engine === undefined) return;
  const allowed = [doors[engine]].flat();
  if (!allowed.includes(file)) report('door', `${engine} has one door: use what ${allowed.join(' or ')} exports`);
}

/** The workspace's install hides a missing entry: the other packages' dependencies lie in the same folder. */
function checkDependency(file, specifier, { dependencies, peerDependencies, optionalDependencies }, report) {
  if (TEST.test(file) || isBuiltin(specifier)) return;
  const [scope, name] = specifier.split('/');
  const wanted = scope.startsWith('@') ? `${scope}/${name}` : scope;
  if (wanted in { ...dependencies, ...peerDependencies, ...optionalDependencies }) return;
  report('dependency', `${wanted} is no dependency of the package: npm install -w ${file.split('/src/')[0]} ${wanted}`);
}

function unknownRooms(source, files, rooms) {
  const seen = new Set();
  const findings = [];
  for (const file of files) {
    const room = roomOf(source, file);
    if (room in rooms || seen.has(room)) continue;
    seen.add(room);
    findings.push({
      file,
      line: 1,
      rule: 'room',
      message: `room ${room} has no layer: add "${room}" below "${source}" in dependency-layers.json`,
    });
  }
  return findings;
}

function longFiles(root) {
  return sourceFiles(root).flatMap((path) => {
    const lines = readFileSync(path, 'utf8').replace(/\n$/, '').split('\n');
    if (lines.length <= LONG || lines.slice(0, 20).some((line) => /^\/\/ Over 400 lines: \S/.test(line))) return [];
    const message = `${lines.length} lines: split it, or give the reason near its top as "// Over ${LONG} lines: <reason>"`;
    return [{ file: posixPath(root, path), line: LONG + 1, rule: 'length', message }];
  });
}

/** One finding for each knot of files that import each other, with a shortest way round it. */
function cycles(graph) {
  return knots(graph).map((knot) => {
    const start = [...graph.keys()].find((file) => knot.has(file));
    const way = wayRound(graph, knot, start);
    return {
      file: start,
      line: graph.get(start).get(way[1] ?? start),
      rule: 'cycle',
      message: `import cycle: ${[...way, start].map((file) => posix.basename(file)).join(' → ')}: move what both need into a file of its own`,
    };
  });
}

/** The strongly connected components of more than one file, and files that import themselves (Tarjan). */
function knots(graph) {
  const index = new Map();
  const low = new Map();
  const stack = [];
  const found = [];
  const visit = (file) => {
    index.set(file, index.size);
    low.set(file, index.get(file));
    stack.push(file);
    for (const next of graph.get(file)?.keys() ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(low.get(file), low.get(next)));
    }
    if (low.get(file) !== index.get(file)) return;
    const knot = new Set(stack.splice(stack.indexOf(file)));
    if (knot.size > 1 || graph.get(file)?.has(file)) found.push(knot);
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return found;
}

function wayRound(graph, knot, start) {
  const ways = [[start]];
  const seen = new Set();
  for (const way of ways) {
    for (const next of graph.get(way.at(-1)).keys()) {
      if (next === start) return way;
      if (!knot.has(next) || seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return [start];
}

/** The static, type, re-exporting and dynamic imports of a source text. */
export function importsOf(text) {
  const code = text
    .replace(/^[ \t]*\/\*[\s\S]*?\*\//gm, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/^[ \t]*\/\/.*$/gm, '');
  const found = [];
  for (const pattern of [
    /^(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*(['"])([^'"\n]+)\1/gm,
    /\b(?:import|require)\(\s*(['"])([^'"\n]+)\1/g,
  ]) {
    for (const match of code.matchAll(pattern)) {
      found.push({ specifier: match[2], line: code.slice(0, match.index).split('\n').length });
    }
  }
  return found.sort((a, b) => a.line - b.line);
}

function manifestOf(root, source) {
  const path = join(root, posix.dirname(source), 'package.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** The files that a package publishes as its own entries. */
function entryFiles(source, { exports = {} }) {
  const published = [...JSON.stringify(exports).matchAll(/"\.\/dist\/([^"]+)\.js"/g)].map(
    ([, path]) => `${source}/${path}.ts`,
  );
  return new Set([`${source}/index.ts`, ...published]);
}

function sourceFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory())
        return entry.name.startsWith('.') || NO_SOURCE.has(entry.name) ? [] : sourceFiles(join(folder, entry.name));
      return SOURCE.test(entry.name) ? [join(folder, entry.name)] : [];
    });
}

const posixPath = (root, path) => relative(root, path).split(sep).join('/');
const roomOf = (source, file) => file.slice(source.length + 1).split('/')[0];

function sourceOf(path, known) {
  const stem = path.replace(/\.js$/, '');
  return [`${stem}.ts`, `${stem}.tsx`].find((file) => known.has(file)) ?? path;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const findings = checkLayers(dirname(dirname(fileURLToPath(import.meta.url))));
  for (const { file, line, rule, message } of findings) console.log(`${file}:${line}  ${rule}: ${message}`);
  console.log(findings.length === 0 ? 'layers: in order' : `layers: ${findings.length} to mend`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
