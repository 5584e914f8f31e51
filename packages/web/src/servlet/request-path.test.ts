import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodedPath } from './request-path.js';

describe('decodedPath', () => {
  const table: [given: string, decoded: string | undefined][] = [
    ['/a/b', '/a/b'],
    ['/caf%C3%A9', '/café'],
    ['/a%2Fb', '/a%2Fb'],
    ['/a;x=1/b;y', '/a/b'],
    ['//a///b', '/a/b'],
    ['/a/./b/../c', '/a/c'],
    ['/a/%2e%2e/b', '/b'],
    ['/a/..', '/'],
    ['/a/.', '/a'],
    ['/a/b/..', '/a'],
    ['/a/b/../', '/a/'],
    ['/../a', undefined],
    ['/a/%2e%2e/..', undefined],
    ['/a%zz', undefined],
    ['/a;b=%zz/c', undefined],
    ['/a%00', undefined],
    ['/caf%E9', undefined],
    ['/%C0%AE%C0%AE/a', undefined],
    ['/a\\b', undefined],
    ['/a%5Cb', undefined],
    ['*', undefined],
    ['/%252e', '/%2e'],
    ['/.well-known', '/.well-known'],
  ];
  for (const [given, decoded] of table) {
    it(`makes ${decoded} of ${given}`, () => assert.equal(decodedPath(given), decoded));
  }

  it('never lets a way up through, however it is encoded', () => {
    const piece = fc.constantFrom('/', '.', '..', '%2e', '%2E', ';x', 'a', '%2f', '//');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const path = decodedPath(`/${pieces.join('')}`);
        assert.ok(path === undefined || !path.split('/').some((segment) => segment === '..' || segment === '.'));
      }),
    );
  });
});
