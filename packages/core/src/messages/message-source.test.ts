import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NoSuchMessageException } from './message-source.js';
import { DefaultMessageSourceResolvable } from './message-source-resolvable.js';
import { ResourceBundleMessageSource, type ResourceBundleOptions } from './resource-bundle-message-source.js';
import { StaticMessageSource } from './static-message-source.js';

const EN = new Intl.Locale('en');
const DE = new Intl.Locale('de');

function sourceOf(messages: Readonly<Record<string, string>>, options = {}): StaticMessageSource {
  const source = new StaticMessageSource(options);
  source.addMessages(messages, EN);
  return source;
}

describe('AbstractMessageSource', () => {
  const source = sourceOf({ hi: 'Hello {0}', plain: "It's", empty: '' });

  it('puts arguments in, and leaves a message alone without them', () => {
    assert.deepEqual(
      [
        source.getMessage('hi', ['Bob'], EN),
        source.getMessage('plain', [], EN),
        source.getMessage('empty', undefined, 'd', EN),
      ],
      ['Hello Bob', "It's", ''],
    );
    assert.equal(sourceOf({ plain: "It's" }, { alwaysUseMessageFormat: true }).getMessage('plain', [], EN), 'Its');
  });

  it('takes the default message where there is none, with the arguments put in', () => {
    assert.equal(source.getMessage('no', ['x'], 'd {0}', EN), 'd x');
    assert.equal(source.getMessage('no', ['x'], 'broken {', EN), 'broken {');
    assert.equal(source.getMessage('no', [], undefined, EN), undefined);
  });

  it('says which code has no message in which language', () => {
    assert.throws(
      () => source.getMessage('no', [], DE),
      (error: Error) => error instanceof NoSuchMessageException && /'no'.*'de'/.test(error.message),
    );
  });

  it('tries the codes of a resolvable one after the other', () => {
    const resolvable = (...codes: string[]) => new DefaultMessageSourceResolvable(codes, ['x'], 'd {0}');
    assert.deepEqual(
      [source.getMessage(resolvable('no', 'hi'), EN), source.getMessage(resolvable('no'), EN)],
      ['Hello x', 'd x'],
    );
    assert.throws(() => source.getMessage(new DefaultMessageSourceResolvable(['a', 'b']), EN), /'b'/);
  });

  it('resolves arguments that are resolvable themselves', () => {
    assert.equal(source.getMessage('hi', [new DefaultMessageSourceResolvable('plain')], EN), "Hello It's");
  });

  it('asks its parent for what it has not, and lets the code stand for a message last of all', () => {
    const parent = sourceOf({ hi: 'parent', base: 'Base {0}' });
    const child = sourceOf({ hi: 'child' }, { parent, useCodeAsDefaultMessage: true });
    assert.deepEqual(
      [child.getMessage('hi', [], EN), child.getMessage('base', [1], EN), child.getMessage('no', [], EN)],
      ['child', 'Base 1', 'no'],
    );
  });

  it('has messages that are the same in all languages', () => {
    assert.equal(
      new StaticMessageSource({ commonMessages: { brand: 'Vernal' } }).getMessage('brand', [], DE),
      'Vernal',
    );
  });
});

describe('ResourceBundleMessageSource', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'vernal-messages-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));
  const write = (name: string, text: string): void => writeFileSync(join(directory, name), text);
  const sourceWith = (options: Partial<ResourceBundleOptions> = {}) =>
    new ResourceBundleMessageSource({ basenames: [join(directory, 'shop')], ...options });
  const texts = (source: ResourceBundleMessageSource, code: string, ...locales: string[]) =>
    locales.map((locale) => source.getMessage(code, [], 'none', new Intl.Locale(locale)));

  it('looks in the file of the country, of the language, and in that without language', () => {
    write('shop.properties', 'title = shop\nonly = here');
    write('shop_de.properties', 'title = Laden');
    write('shop_de_AT.properties', 'title = Geschäft');
    assert.deepEqual(texts(sourceWith(), 'title', 'de-AT', 'de-CH', 'fr'), ['Geschäft', 'Laden', 'shop']);
    assert.deepEqual(texts(sourceWith(), 'only', 'de-AT'), ['here']);
    assert.deepEqual(texts(sourceWith({ defaultLocale: DE }), 'title', 'fr'), ['Laden']);
  });

  it('reads JSON, nested or not, and file URLs', () => {
    write('shop.json', '{ "cart": { "items": "{0} of {1}" }, "a.b": "c" }');
    const source = sourceWith({ basenames: [new URL('shop', `${pathToFileURL(directory).href}/`)] });
    assert.deepEqual([source.getMessage('cart.items', [1, 2], EN), source.getMessage('a.b', [], EN)], ['1 of 2', 'c']);
  });

  it('lets the first base name win, and does without files', () => {
    write('errors.properties', 'title = errors');
    write('shop.properties', 'title = shop');
    const basenames = ['none', 'errors', 'shop'].map((name) => join(directory, name));
    assert.deepEqual(texts(sourceWith({ basenames }), 'title', 'en'), ['errors']);
    assert.deepEqual(texts(sourceWith({ basenames: ['/nowhere/at/all'] }), 'title', 'en'), ['none']);
  });

  it('reads changed files anew where it is told to look again', () => {
    write('shop.properties', 'title = old');
    const [kept, fresh] = [sourceWith(), sourceWith({ cacheMillis: -1 })];
    assert.deepEqual([texts(kept, 'title', 'en'), texts(fresh, 'title', 'en')], [['old'], ['old']]);
    write('shop.properties', 'title = new');
    utimesSync(join(directory, 'shop.properties'), 0, 1);
    assert.deepEqual([texts(kept, 'title', 'en'), texts(fresh, 'title', 'en')], [['old'], ['new']]);
  });

  it('names the file that it cannot read', () => {
    write('shop.json', '{');
    assert.throws(() => sourceWith().getMessage('title', [], EN), /shop\.json/);
  });
});
