import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { answerChallenge, basicAuthorization, type DigestHash, parseChallenges } from './http-authentication.js';

describe('HTTP authentication', () => {
  const hash: DigestHash = (algorithm, text) => createHash(algorithm).update(text).digest('hex');
  const credential = { username: 'Mufasa', password: 'Circle of Life' };
  const request = { method: 'GET', url: 'http://www.example.org/dir/index.html' };

  it('reads several challenges of one field', () => {
    const field = 'Basic realm="a, \\"b\\"", charset=UTF-8, Digest realm="d", nonce="n==", qop="auth", Negotiate';
    assert.deepEqual(
      parseChallenges(field).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]),
      [
        ['basic', { realm: 'a, "b"', charset: 'UTF-8' }],
        ['digest', { realm: 'd', nonce: 'n==', qop: 'auth' }],
        ['negotiate', {}],
      ],
    );
  });

  it('ends for any field', () => {
    fc.assert(fc.property(fc.string(), (field) => parseChallenges(field).length <= field.length));
  });

  it('writes Basic in UTF-8', () => {
    const header = basicAuthorization({ username: 'test', password: '123£' });
    assert.equal(header, 'Basic dGVzdDoxMjPCow==');
  });

  it('prefers Digest by SHA-256 to MD5 and MD5 to Basic, and Basic where there is no hash', () => {
    const field =
      'Basic realm="b", Digest realm="d", nonce="n", qop="auth", algorithm=MD5, ' +
      'Digest realm="d", nonce="n", qop="auth", algorithm=SHA-256';
    assert.match(answerChallenge(field, credential, request, hash)!, /^Digest .*algorithm=SHA-256/);
    assert.match(answerChallenge(field.split(', Digest')[0]!, credential, request, hash)!, /^Basic /);
    assert.match(answerChallenge(field, credential, request, undefined)!, /^Basic /);
    assert.equal(answerChallenge('Negotiate', credential, request, hash), undefined);
    assert.equal(answerChallenge('Digest realm="d", nonce="n", qop="auth-int"', credential, request, hash), undefined);
  });

  it('answers as RFC 2069 where the challenge has no qop', () => {
    const field = 'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"';
    const header = answerChallenge(field, credential, request, hash)!;
    const response = hash(
      'MD5',
      `${hash('MD5', 'Mufasa:testrealm@host.com:Circle of Life')}:dcd98b7102dd2f0e8b11d0f600bfb0c093:${hash('MD5', 'GET:/dir/index.html')}`,
    );
    assert.ok(header.includes(`response="${response}"`) && !header.includes('qop'));
  });
});
