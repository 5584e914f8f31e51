import { readdir } from 'node:fs/promises';
import { dirname, extname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { BeanDefinitionStoreException } from '../beans/errors.js';
import type { ComponentScanOptions, ScanFilter } from '../decorators/configuration.js';
import { COMPONENT } from '../decorators/stereotypes.js';
import { type Class, ownClassAnnotations } from '../metadata/annotations.js';
import { isAssignable } from '../metadata/interfaces.js';
import { isClass } from '../metadata/type-reference.js';

const JAVASCRIPT: readonly string[] = ['.js', '.mjs', '.cjs'];
const TYPESCRIPT: readonly string[] = ['.ts', '.mts', '.cts'];

/** A class that a scan has found, and the file that exports it; of a module that was given no file is known. */
export interface ScannedClass {
  readonly type: Class;
  readonly file: string | undefined;
}

/**
 * Finds component classes: in the files of folders, which are imported, and in modules that are given. The classes come in
 * the order of the file paths, and of the exports within a file.
 *
 * @throws BeanDefinitionStoreException that names the file which cannot be imported.
 */
export async function scanComponents(options: ComponentScanOptions): Promise<ScannedClass[]> {
  const found = (await Promise.all((options.dirs ?? []).map((dir) => filesIn(dir, options.base)))).flat();
  const files: (string | undefined)[] = [...new Set(found)].sort();
  const imported = await Promise.all(files.map((file) => importFile(file as string)));
  const classes = new Map<Class, string | undefined>();
  for (const [index, module] of [...imported, ...(options.modules ?? [])].entries()) {
    for (const type of exportedClasses(module)) if (!classes.has(type)) classes.set(type, files[index]);
  }
  return [...classes].filter(([type]) => isCandidate(type, options)).map(([type, file]) => ({ type, file }));
}

function isCandidate(
  type: Class,
  { includeFilters, excludeFilters, useDefaultFilters = true }: ComponentScanOptions,
): boolean {
  if (excludeFilters?.some((filter) => accepts(filter, type))) return false;
  if (includeFilters?.some((filter) => accepts(filter, type))) return true;
  return useDefaultFilters && ownClassAnnotations(type).some((annotation) => annotation.key === COMPONENT);
}

function accepts(filter: ScanFilter, type: Class): boolean {
  return 'type' in filter ? isAssignable(type, filter.type) : filter.test(type);
}

async function filesIn(dir: string | URL, base: string | URL | undefined): Promise<string[]> {
  const folder = folderOf(dir, base);
  const extensions = isTypeScript(base) ? TYPESCRIPT : JAVASCRIPT;
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && isModule(entry.name, extensions))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  } catch (cause) {
    throw new BeanDefinitionStoreException(
      `The folder ${folder} of a component scan cannot be read. Where a bundler has left no folders, name what is in it: \`modules\` of the scan, or @Import`,
      { cause },
    );
  }
}

function folderOf(dir: string | URL, base: string | URL | undefined): string {
  if (dir instanceof URL || dir.startsWith('file:')) return fileURLToPath(dir);
  if (isAbsolute(dir)) return dir;
  return base === undefined ? resolve(dir) : resolve(dirname(pathOf(base)), dir);
}

function pathOf(base: string | URL): string {
  return base instanceof URL || base.startsWith('file:') ? fileURLToPath(base) : base;
}

/** A project that runs without compilation is scanned as it is written. */
function isTypeScript(base: string | URL | undefined): boolean {
  return base !== undefined && TYPESCRIPT.includes(extname(pathOf(base)));
}

function isModule(name: string, extensions: readonly string[]): boolean {
  return extensions.includes(extname(name)) && !/\.(d|test|spec)\.[cm]?[jt]s$/.test(name);
}

async function importFile(path: string): Promise<object> {
  try {
    return (await import(pathToFileURL(path).href)) as object;
  } catch (cause) {
    throw new BeanDefinitionStoreException(`${path}, found by a component scan, cannot be imported`, { cause });
  }
}

function exportedClasses(module: object): Class[] {
  return Object.values(module).filter(isClass);
}
