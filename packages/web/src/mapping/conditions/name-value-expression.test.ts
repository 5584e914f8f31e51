import assert from 'node:assert/strict';
import { NameValueExpression, unionOf } from './name-value-expression.js';

describe('unionOf', () => {
  const union = (...texts: string[]) => {
    const source = { isCaseSensitive: true, has: () => false, get: () => undefined };
    return unionOf(
      texts.map((text) => new NameValueExpression(text, source)),
      [],
    ).map(String);
  };

  it('has each expression once', () => assert.deepEqual(union('a', 'a=1', 'a', 'a=1', '!a'), ['a', 'a=1', '!a']));

  it('tells a name that begins with ! from one that must not be there', () => {
    assert.deepEqual(union('!a=1', 'a!=1'), ['!a=1', 'a!=1']);
  });
});
