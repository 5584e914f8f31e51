import assert from 'node:assert/strict';
import { ConversionFailedException } from '../convert/conversion-exceptions.js';
import { TypeDescriptor } from '../convert/type-descriptor.js';
import { Integer } from '../convert/types.js';
import { IllegalStateException } from '../util/exceptions.js';
import { CommandLinePropertySource } from './command-line-property-source.js';
import { flattenProperties } from './flatten-properties.js';
import { MutablePropertySources } from './mutable-property-sources.js';
import { PlaceholderResolutionException } from './placeholders.js';
import { PropertySourcesPropertyResolver } from './property-resolver.js';
import { MapPropertySource } from './property-source.js';
import { yamlPropertySource } from './yaml-property-source.js';

function resolverOf(...sources: Readonly<Record<string, unknown>>[]): PropertySourcesPropertyResolver {
  return new PropertySourcesPropertyResolver(sources.map((source, i) => new MapPropertySource(`s${i}`, source)));
}

describe('PropertySourcesPropertyResolver', () => {
  const resolver = resolverOf(
    { a: '1', ref: '${b}', list: '1,2', bad: '${no}', none: null },
    { a: '2', b: 'B', none: 'second' },
  );

  it('lets the first source win that has a property', () => {
    assert.deepEqual(
      [resolver.getProperty('a'), resolver.getProperty('ref'), resolver.getProperty('none')],
      ['1', 'B', 'second'],
    );
  });

  it('gives the default, or undefined, for what is missing', () => {
    assert.deepEqual(
      [resolver.getProperty('no'), resolver.getProperty('no', 'd'), resolver.getProperty('no', Integer, 5)],
      [undefined, 'd', 5],
    );
    assert.deepEqual([resolver.containsProperty('no'), resolver.containsProperty('a')], [false, true]);
  });

  it('converts to the type asked for', () => {
    assert.deepEqual(resolver.getProperty('list', TypeDescriptor.array(Integer)), [1, 2]);
    assert.throws(() => resolver.getProperty('b', Integer), ConversionFailedException);
  });

  it('finds nothing that an object inherits', () => {
    assert.equal(resolver.getProperty('constructor'), undefined);
    assert.equal(resolver.getProperty('__proto__'), undefined);
  });

  it('refuses placeholders without value in values, unless told otherwise', () => {
    assert.throws(() => resolver.getProperty('bad'), PlaceholderResolutionException);
    const lenient = resolverOf({ bad: '${no}' });
    lenient.ignoreUnresolvableNestedPlaceholders = true;
    assert.equal(lenient.getProperty('bad'), '${no}');
  });

  it('names the key and the sources where a required property is missing', () => {
    assert.throws(
      () => resolver.getRequiredProperty('no'),
      (error: Error) => error instanceof IllegalStateException && /'no'.*s0, s1/.test(error.message),
    );
    assert.equal(resolver.getRequiredProperty('a', Integer), 1);
  });
});

describe('MutablePropertySources', () => {
  const source = (name: string) => new MapPropertySource(name, {});
  const names = (sources: MutablePropertySources) => [...sources].map(({ name }) => name).join();

  it('keeps sources in order, each name once', () => {
    const sources = new MutablePropertySources();
    for (const name of ['b', 'c']) sources.addLast(source(name));
    sources.addFirst(source('a'));
    sources.addBefore('c', source('x'));
    sources.addAfter('c', source('a'));
    assert.equal(names(sources), 'b,x,c,a');
    sources.replace('x', source('y'));
    assert.equal(sources.remove('b')?.name, 'b');
    assert.equal(names(sources), 'y,c,a');
  });

  it('names the sources there are where one is missing', () => {
    const sources = new MutablePropertySources();
    sources.addLast(source('a'));
    assert.throws(() => sources.addAfter('b', source('c')), /"b" does not exist: there are a/);
    assert.throws(() => sources.addAfter('a', source('a')), /relative to itself/);
  });
});

describe('CommandLinePropertySource', () => {
  it('tells options from other arguments', () => {
    const source = new CommandLinePropertySource(['--a=1', 'x', '--flag', '--a=2', '--b=c=d', 'y']);
    assert.deepEqual(
      ['a', 'flag', 'b', 'nonOptionArgs', 'no'].map((key) => source.getProperty(key)),
      ['1,2', '', 'c=d', 'x,y', undefined],
    );
    assert.deepEqual(source.getPropertyNames(), ['a', 'flag', 'b']);
  });

  it('refuses an option without a name', () => {
    assert.throws(() => new CommandLinePropertySource(['--=x']), /no option name/);
  });
});

describe('flattenProperties', () => {
  it('joins names by dots and keeps lists of single values whole as well', () => {
    const properties = flattenProperties({ a: { b: [1, { c: null }], d: ['x', 'y'] } }, 'test');
    assert.deepEqual(Object.fromEntries(properties), {
      'a.b[0]': 1,
      'a.b[1].c': '',
      'a.d': ['x', 'y'],
      'a.d[0]': 'x',
      'a.d[1]': 'y',
    });
  });

  it('refuses a tree that is no mapping', () => {
    assert.throws(() => flattenProperties([1], 'file.json'), /file\.json/);
  });
});

describe('yamlPropertySource', () => {
  it('is empty for an empty document, and names the file that is wrong', () => {
    assert.deepEqual(yamlPropertySource('empty', '').getPropertyNames(), []);
    assert.throws(() => yamlPropertySource('bad.yaml', 'a: [1'), /bad\.yaml/);
    assert.throws(() => yamlPropertySource('list.yaml', '- a'), /list\.yaml.*mapping/);
  });
});
