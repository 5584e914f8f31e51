import assert from 'node:assert/strict';
import { FileSystemResource, IllegalArgumentException } from '@vernal/core';
import { MediaType } from '../http/media-type.js';
import { MappedInterceptor } from '../mapping/mapped-interceptor.js';
import { CachingResourceResolver } from '../resources/caching-resource-resolver.js';
import { CssLinkResourceTransformer } from '../resources/css-link-resource-transformer.js';
import { PathResourceResolver } from '../resources/path-resource-resolver.js';
import { VersionResourceResolver } from '../resources/version-resource-resolver.js';
import { ContentNegotiationConfigurer } from './content-negotiation-configurer.js';
import { CorsRegistry } from './cors-registry.js';
import { InterceptorRegistry } from './interceptor-registry.js';
import { ResourceChainRegistration } from './resource-chain-registration.js';
import { ResourceHandlerRegistry } from './resource-handler-registry.js';
import { ViewControllerRegistry } from './view-controller-registry.js';

describe('config registries', () => {
  it('keep interceptors in order, those of equal order as added', () => {
    const [first, second, third] = [{ preHandle: () => true }, { preHandle: () => true }, { preHandle: () => true }];
    const registry = new InterceptorRegistry();
    registry.addInterceptor(second);
    registry.addInterceptor(third);
    registry.addInterceptor(first).order(-1);
    assert.deepEqual(registry.build(undefined), [first, second, third]);
  });

  it('map an interceptor with patterns', () => {
    const registry = new InterceptorRegistry();
    registry
      .addInterceptor({ preHandle: () => true })
      .addPathPatterns('/studio/**')
      .excludePathPatterns('/studio/open');
    assert.ok(registry.build(undefined)[0] instanceof MappedInterceptor);
  });

  it('refuse a resource location that is no folder', () => {
    const registration = new ResourceHandlerRegistry().addResourceHandler('/assets/**');
    for (const location of [
      'public',
      'file:/srv/public',
      'https://files.example/public',
      new FileSystemResource('public'),
    ]) {
      assert.throws(() => registration.addResourceLocations(location), IllegalArgumentException);
    }
    registration.addResourceLocations('public/', 'file:/srv/public/', new FileSystemResource('public/'));
  });

  it('map one handler to all patterns of a registration', () => {
    const registry = new ResourceHandlerRegistry();
    registry.addResourceHandler('/a/**', '/b/**').addResourceLocations('public/');
    const mapping = registry.buildHandlerMapping({}, new Map());
    mapping?.afterPropertiesSet();
    const handlers = mapping?.getHandlerMap();
    assert.deepEqual([...(handlers?.keys() ?? [])], ['/a/**', '/b/**']);
    assert.equal(handlers?.get('/a/**'), handlers?.get('/b/**'));
    assert.equal(new ResourceHandlerRegistry().buildHandlerMapping({}, new Map()), undefined);
  });

  it('complete a resource chain', () => {
    const { resourceResolvers, resourceTransformers } = new ResourceChainRegistration(true)
      .addResolver(new VersionResourceResolver().addContentVersionStrategy('/**'))
      .build();
    assert.ok(resourceResolvers[0] instanceof CachingResourceResolver);
    assert.ok(resourceResolvers.at(-1) instanceof PathResourceResolver);
    assert.ok(resourceTransformers[1] instanceof CssLinkResourceTransformer);
  });

  it('permit what Spring permits where a CORS mapping says nothing', () => {
    const registry = new CorsRegistry();
    const registration = registry.addMapping('/api/**');
    assert.deepEqual(registration.build().allowedMethods, ['GET', 'HEAD', 'POST']);
    assert.equal(registration.build().maxAge, 1800);
  });

  it('know media types by key', () => {
    const manager = new ContentNegotiationConfigurer({ json: MediaType.APPLICATION_JSON })
      .favorParameter(true)
      .mediaType('csv', 'text/csv')
      .build();
    assert.deepEqual([...manager.getMediaTypeMappings().keys()].sort(), ['csv', 'json']);
  });

  it('make no mapping where there are no view controllers', () => {
    assert.equal(new ViewControllerRegistry().buildHandlerMapping({}), undefined);
  });
});
