import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Class } from '@vernal/core';
import * as core from '@vernal/core';
import { withoutLogs } from '../servlet/without-logs.suite.js';
import { blocksOf, compile } from './docs-snippets.suite.js';
import { VernalApplication } from './vernal-application.js';

const here = new URL('.', import.meta.url);
/** What the compiler alone knows. */
const TYPES = {
  '@vernal/core': ['FormatterRegistry', 'MessageCodesResolver'],
  '@vernal/web': ['HandlerMethodArgumentResolver', 'HandlerMethodReturnValueHandler', 'HttpMessageConverter'],
};
const CONFIGURER = /^class (\w+) implements WebMvcConfigurer/m;

/** What the page's configurers take from the application that they are for. */
const OF_THE_APPLICATION = `
class Isbn { static parse(text: string): Isbn { return new Isbn(text); } constructor(readonly text: string) {} }
class Tenant { constructor(readonly name: string) {} }
class Chart {}
class LoginInterceptor extends HandlerInterceptor {}
class TimingInterceptor extends HandlerInterceptor {}
class HouseRulesValidator extends Validator {
  supports(): boolean { return false; }
  validate(): void {}
}
class CsvConverter extends AbstractHttpMessageConverter<unknown> {
  constructor() { super([MediaType.parseMediaType('text/csv')]); }
  read(): unknown { return []; }
  protected supports(): boolean { return true; }
  protected writeInternal(): void {}
}
`;

describe('docs/mvc-config.md', () => {
  const page = readFileSync(new URL('../../../../docs/mvc-config.md', here), 'utf8');
  const blocks = blocksOf(page).filter(({ text }) => CONFIGURER.test(text));
  const source = new URL('docs-mvc-config.mts', here);
  const compiled = new URL('docs-mvc-config.mjs', here);
  let module: Record<string, Class>;

  withoutLogs();
  before(async function () {
    this.timeout(120_000);
    const web = (await import(new URL('../index.js', here).href)) as object;
    const code = blocks.map(({ text }) => text.replace(/^import .*$|^await .*$/gm, ''));
    const all = [OF_THE_APPLICATION, ...code].join('\n');
    const names = new Set(all.match(/\b[A-Z]\w+/g));
    for (const [, declared = ''] of all.matchAll(/^class (\w+)/gm)) names.delete(declared);
    const imports = Object.entries({ '@vernal/core': core, '@vernal/web': web }).map(([name, exports]) => {
      const values = Object.keys(exports).filter((one) => names.has(one));
      const types = TYPES[name as keyof typeof TYPES].map((one) => `type ${one}`);
      return `import { ${[...values, ...types].join(', ')} } from '${name}';`;
    });
    imports.push("import { XmlHttpMessageConverter } from '@vernal/web/xml';");
    await compile(source, [...imports, OF_THE_APPLICATION, ...code]);
    module = (await import(compiled.href)) as Record<string, Class>;
  });
  after(async () => {
    await rm(source, { force: true });
    await rm(compiled, { force: true });
  });

  for (const { text } of blocks) {
    const name = CONFIGURER.exec(text)?.[1] ?? '';
    it(`has a configurer ${name} with which an application starts`, async () => {
      const configurer = module[name] as Class;
      const methods = Object.getOwnPropertyNames(configurer.prototype).filter((method) => method !== 'constructor');
      const called = new Set<string>();
      for (const method of methods) {
        const original = configurer.prototype[method] as (...args: unknown[]) => unknown;
        configurer.prototype[method] = function (this: unknown, ...args: unknown[]) {
          called.add(method);
          return original.apply(this, args);
        };
      }
      const app = await VernalApplication.run(core.Configuration()(configurer) ?? configurer, { listen: false });
      await app.close();
      assert.deepEqual([...called].sort(), methods.sort());
    });
  }
});
