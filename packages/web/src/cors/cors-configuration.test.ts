import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import { HttpMethod } from '../http/http-method.js';
import { CorsConfiguration } from './cors-configuration.js';

describe('CorsConfiguration', () => {
  it('allows nothing that it does not name, but GET and HEAD', () => {
    const rules = new CorsConfiguration();
    assert.equal(rules.checkOrigin('https://a.example'), undefined);
    assert.deepEqual(rules.checkHttpMethod(HttpMethod.HEAD), [HttpMethod.GET, HttpMethod.HEAD]);
    assert.equal(rules.checkHttpMethod(HttpMethod.POST), undefined);
    assert.equal(rules.checkHeaders(['X']), undefined);
    assert.deepEqual(rules.checkHeaders([]), []);
  });

  it('compares origins without case and trailing slash, and answers with the one that was sent', () => {
    const rules = new CorsConfiguration({ allowedOrigins: ['https://a.example/, https://B.example'] });
    assert.equal(rules.checkOrigin('https://A.example/'), 'https://A.example/');
    assert.equal(rules.checkOrigin('https://b.example'), 'https://b.example');
    assert.equal(rules.checkOrigin('https://b.example:81'), undefined);
  });

  it('keeps the slashes of an origin without host', () => {
    assert.equal(
      new CorsConfiguration({ allowedOrigins: ['file://'] }).combine(undefined).checkOrigin('file://'),
      'file://',
    );
  });

  it('matches patterns of hosts and ports', () => {
    const rules = new CorsConfiguration({ allowedOriginPatterns: ['https://*.a.example:[80,81],http://b.*:[*]'] });
    assert.deepEqual(rules.allowedOriginPatterns, ['https://*.a.example:[80,81]', 'http://b.*:[*]']);
    assert.ok(rules.checkOrigin('https://x.y.a.example:81'));
    assert.ok(rules.checkOrigin('http://b.example') && rules.checkOrigin('http://b.example:9'));
    for (const origin of [
      'https://x.a.example',
      'https://x.a.example:8081',
      'https://a.example:80',
      'https://xa-example:80',
    ]) {
      assert.equal(rules.checkOrigin(origin), undefined);
    }
  });

  it('does not look long at an origin of many characters', () => {
    const rules = new CorsConfiguration({ allowedOriginPatterns: ['https://*a*a*a*a.example'] });
    assert.equal(rules.checkOrigin(`https://${'a'.repeat(20_000)}!`), undefined);
  });

  it('refuses credentials and private networks for all origins', () => {
    for (const option of [{ allowCredentials: true }, { allowPrivateNetwork: true }]) {
      const rules = new CorsConfiguration({ allowedOrigins: ['*'], ...option });
      assert.throws(() => rules.checkOrigin('https://a.example'), IllegalArgumentException);
      const patterns = new CorsConfiguration({ allowedOriginPatterns: ['*'], ...option });
      assert.equal(patterns.checkOrigin('https://a.example'), 'https://a.example');
    }
  });

  it('answers with those of the headers that are allowed, in any case', () => {
    const rules = new CorsConfiguration({ allowedHeaders: ['X-A'] });
    assert.deepEqual(rules.checkHeaders(['x-a', ' X-B ', '']), ['x-a']);
    assert.equal(rules.checkHeaders(['X-B']), undefined);
    assert.deepEqual(new CorsConfiguration({ allowedHeaders: ['*'] }).checkHeaders([' X-B ']), ['X-B']);
  });

  it('allows the method that was asked for where all are allowed', () => {
    const rules = new CorsConfiguration({ allowedMethods: ['GET', '*'] });
    assert.deepEqual(rules.checkHttpMethod(HttpMethod.valueOf('FOO')), [HttpMethod.valueOf('FOO')]);
  });

  it('permits simple requests of all origins by default values', () => {
    const rules = new CorsConfiguration().applyPermitDefaultValues();
    assert.equal(rules.checkOrigin('https://a.example'), '*');
    assert.deepEqual(rules.allowedMethods, ['GET', 'HEAD', 'POST']);
    assert.deepEqual(rules.allowedHeaders, ['*']);
    assert.equal(rules.maxAge, 1800);
    assert.deepEqual(new CorsConfiguration({ maxAge: 1 }).applyPermitDefaultValues().maxAge, 1);
  });

  it('unites what two rules say, and lets the second one win', () => {
    const general = new CorsConfiguration({ allowedOrigins: ['a', 'b'], maxAge: 1, allowCredentials: true });
    const special = new CorsConfiguration({ allowedOrigins: ['b', 'c'], maxAge: 2, exposedHeaders: ['*'] });
    const both = general.combine(special);
    assert.deepEqual(both.allowedOrigins, ['a', 'b', 'c']);
    assert.deepEqual(both.exposedHeaders, ['*']);
    assert.equal(both.maxAge, 2);
    assert.equal(both.allowCredentials, true);
    assert.equal(general.combine(undefined), general);
  });

  it('gives way where its values are the default ones', () => {
    const defaults = new CorsConfiguration().applyPermitDefaultValues();
    const special = new CorsConfiguration({ allowedOriginPatterns: ['x'], allowedMethods: ['PUT'] });
    for (const both of [defaults.combine(special), special.combine(defaults)]) {
      assert.deepEqual(both.allowedOriginPatterns, ['x']);
      assert.deepEqual(both.allowedMethods, ['PUT']);
    }
    assert.equal(defaults.combine(special).allowedOrigins, undefined);
    assert.equal(defaults.with({ allowedOriginPatterns: ['x'] }).allowedOrigins, undefined);
    assert.deepEqual(defaults.with({ maxAge: 1 }).allowedOrigins, ['*']);
  });
});
