import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from './languages.js';

const folder = (name: string) => fileURLToPath(new URL(`../../${name}/`, import.meta.url));
const codesOf = (file: string) =>
  new Set([...readFileSync(folder('messages') + file, 'utf8').matchAll(/^([\w.]+) = /gm)].map(([, code]) => code));

/** Names of languages and of what they have in common are not translated. */
const UNTRANSLATED = /^language\./;

describe('Messages of examples/image-update', () => {
  const english = codesOf('messages.properties');

  it('are there in every language', () => {
    for (const language of LANGUAGES.filter((one) => one !== 'en')) {
      const translated = codesOf(`messages_${language}.properties`);
      assert.deepEqual(
        [...english].filter((code) => !translated.has(code) && !UNTRANSLATED.test(code as string)),
        [],
      );
      assert.deepEqual(
        [...translated].filter((code) => !english.has(code)),
        [],
      );
    }
  });

  it('are there for every code of the templates', () => {
    for (const name of readdirSync(folder('views'))) {
      const text = readFileSync(folder('views') + name, 'utf8');
      for (const [, code] of text.matchAll(/text\('([\w.]+)'[),]/g)) assert.ok(english.has(code), `${name}: ${code}`);
    }
  });
});
