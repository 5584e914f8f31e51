import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Integer } from '../convert/types.js';
import { addApplicationFiles } from './application-files.js';
import { StandardEnvironment } from './environment.js';
import { Profiles } from './profiles.js';
import { MapPropertySource } from './property-source.js';

describe('StandardEnvironment', () => {
  it('finds an environment variable under the name of a property', () => {
    const environment = new StandardEnvironment({ variables: { SERVER_PORT: '81', MY_LIST_0_NAME: 'a' } });
    assert.equal(environment.getProperty('server.port', Integer), 81);
    assert.equal(environment.getProperty('my-list[0].name'), 'a');
    assert.equal(environment.getProperty('server.host'), undefined);
  });

  it('puts the command line before the environment variables and these before all else', () => {
    const environment = new StandardEnvironment({ variables: { A: 'env', B: 'env' }, args: ['--a=line', 'other'] });
    environment.getPropertySources().addLast(new MapPropertySource('own', { a: 'own', b: 'own', c: 'own' }));
    assert.deepEqual(
      ['a', 'b', 'c'].map((key) => environment.getProperty(key)),
      ['line', 'env', 'own'],
    );
    assert.equal(environment.getProperty('nonOptionArgs'), 'other');
  });

  it('takes the active profiles from a property where none are set by code', () => {
    const environment = new StandardEnvironment({ variables: { VERNAL_PROFILES_ACTIVE: 'a, b' } });
    assert.deepEqual(environment.getActiveProfiles(), ['a', 'b']);
    environment.addActiveProfile('c');
    assert.deepEqual(environment.getActiveProfiles(), ['a', 'b', 'c']);
    assert.equal(environment.acceptsProfiles(Profiles.of('default')), false);
  });

  it('names the required properties that are missing', () => {
    const environment = new StandardEnvironment({ variables: { A: '1' } });
    environment.setRequiredProperties('a', 'url', 'user');
    assert.throws(() => environment.validateRequiredProperties(), /could not be resolved: url, user/);
  });

  it('adds what a parent has and it has not', () => {
    const parent = new StandardEnvironment({ variables: { A: 'parent' } });
    parent.getPropertySources().addLast(new MapPropertySource('p', { b: 'parent' }));
    parent.setActiveProfiles('x');
    const child = new StandardEnvironment({ variables: { A: 'child' } });
    child.merge(parent);
    assert.deepEqual([child.getProperty('a'), child.getProperty('b')], ['child', 'parent']);
    assert.deepEqual(child.getActiveProfiles(), ['x']);
  });
});

describe('addApplicationFiles', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'vernal-env-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));
  const write = (name: string, text: string): void => writeFileSync(join(directory, name), text);

  it('lets the files of active profiles win, the last profile most of all', () => {
    write('application.yaml', 'vernal.profiles.active: a,b\nx: plain\ny: plain\nz: plain\n');
    write('application-a.json', '{ "x": "a", "y": "a" }');
    write('application-b.properties', 'x = b');
    const environment = new StandardEnvironment({ variables: {} });
    addApplicationFiles(environment, { directories: [directory] });
    assert.deepEqual(
      ['x', 'y', 'z'].map((key) => environment.getProperty(key)),
      ['b', 'a', 'plain'],
    );
  });

  it('leaves the environment variables the last word', () => {
    write('application.yaml', 'server:\n  port: 1\n  hosts: [a, b]\n');
    const environment = new StandardEnvironment({ variables: { SERVER_PORT: '2' } });
    addApplicationFiles(environment, { directories: [directory] });
    assert.equal(environment.getProperty('server.port', Integer), 2);
    assert.equal(environment.getProperty('server.hosts[1]'), 'b');
    assert.deepEqual(environment.getProperty('server.hosts', Array), ['a', 'b']);
  });

  it('names the file that it cannot parse', () => {
    write('application.yaml', 'a: [1');
    assert.throws(
      () => addApplicationFiles(new StandardEnvironment(), { directories: [directory] }),
      /application\.yaml/,
    );
  });
});
