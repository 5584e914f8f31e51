import assert from 'node:assert/strict';
import { HttpMediaTypeNotAcceptableException } from '../errors/http-media-type-exceptions.js';
import { MediaType } from '../http/media-type.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { ContentNegotiationManager, type ContentNegotiationOptions } from './content-negotiation-manager.js';

function request(accept: readonly string[], parameters: Record<string, string> = {}): HttpServletRequest {
  const made: Partial<HttpServletRequest> = { getHeaders: () => [...accept], getParameter: (name) => parameters[name] };
  return made as HttpServletRequest;
}

function resolve(options: ContentNegotiationOptions, accept: readonly string[], parameters?: Record<string, string>) {
  return new ContentNegotiationManager(options).resolveMediaTypes(request(accept, parameters)).map(String);
}

describe('ContentNegotiationManager', () => {
  it('takes the types of all Accept headers, the best first', () => {
    assert.deepEqual(resolve({}, ['text/*, text/plain;q=0.5', 'text/html']), [
      'text/html',
      'text/*',
      'text/plain;q=0.5',
    ]);
  });

  it('takes a missing and an empty header for any type', () => {
    assert.deepEqual(resolve({}, []), ['*/*']);
    assert.deepEqual(resolve({}, ['']), ['*/*']);
  });

  it('refuses a header that it cannot read', () => {
    const tooMany = Array(51).fill('a/b').join();
    for (const accept of ['text', 'a/b;q=2', tooMany]) {
      assert.throws(() => resolve({}, [accept]), HttpMediaTypeNotAcceptableException);
    }
  });

  it('reads a header once', () => {
    const manager = new ContentNegotiationManager();
    const types = manager.resolveMediaTypes(request(['a/b, c/d']));
    assert.equal(manager.resolveMediaTypes(request(['a/b, c/d'])), types);
    assert.throws(() => (types as MediaType[]).pop());
  });

  const byParameter = {
    favorParameter: true,
    mediaTypes: { json: MediaType.APPLICATION_JSON, XML: 'application/xml' },
  };

  it('asks a parameter first where that is wanted', () => {
    assert.deepEqual(resolve(byParameter, ['text/html'], { format: 'xml' }), ['application/xml']);
    assert.deepEqual(resolve({ ...byParameter, parameterName: 'f' }, [], { f: 'JSON' }), ['application/json']);
    assert.deepEqual(resolve(byParameter, ['text/html'], { format: ' ' }), ['text/html']);
    assert.deepEqual(resolve({ ...byParameter, favorParameter: false }, ['text/html'], { format: 'xml' }), [
      'text/html',
    ]);
  });

  it('refuses an unknown key and names those that are known', () => {
    assert.throws(
      () => resolve(byParameter, [], { format: 'pdf' }),
      (error) =>
        error instanceof HttpMediaTypeNotAcceptableException &&
        error.supportedMediaTypes.join() === 'application/json,application/xml',
    );
    assert.deepEqual(resolve({ ...byParameter, useRegisteredExtensionsOnly: false }, [], { format: 'pdf' }), [
      'application/pdf',
    ]);
  });

  it('falls back on the default where anything will do', () => {
    const options = { defaultContentType: MediaType.TEXT_PLAIN };
    assert.deepEqual(resolve(options, []), ['text/plain']);
    assert.deepEqual(resolve(options, ['*/*']), ['text/plain']);
    assert.deepEqual(resolve(options, ['*/*;q=0.5']), ['*/*;q=0.5']);
    assert.deepEqual(resolve({ ...options, ignoreAcceptHeader: true }, ['text/html']), ['text/plain']);
    const types = [MediaType.TEXT_HTML, MediaType.ALL];
    assert.deepEqual(resolve({ defaultContentType: types }, []), ['text/html', '*/*']);
    assert.deepEqual(resolve({ defaultContentType: { resolveMediaTypes: () => types } }, []), ['text/html', '*/*']);
  });

  it('knows the extensions of the types, with and without the parameter', () => {
    for (const favorParameter of [true, false]) {
      const manager = new ContentNegotiationManager({ ...byParameter, favorParameter });
      assert.deepEqual(manager.resolveFileExtensions(MediaType.parseMediaType('application/json;q=0.5')), ['json']);
      assert.deepEqual(manager.getAllFileExtensions(), ['json', 'xml']);
      assert.equal(manager.getMediaTypeMappings().get('xml'), MediaType.parseMediaType('application/xml'));
    }
  });
});
