import assert from 'node:assert/strict';
import { MODEL_KEY_PREFIX } from '@vernal/core';
import { JsonModelView } from './json-model-view.js';
import { rendering } from './rendering.test.js';
import { viewSuite } from './view.suite.js';

describe('JsonModelView', () => {
  viewSuite((attributes) => {
    const view = new JsonModelView();
    for (const [name, value] of Object.entries(attributes)) view.addStaticAttribute(name, value);
    return view;
  }, 'application/json');

  it('writes all attributes but binding results', async () => {
    const model = { order: { id: 1 }, [`${MODEL_KEY_PREFIX}order`]: { secret: true }, n: null };
    assert.equal((await rendering(new JsonModelView(), model)).text, '{"order":{"id":1},"n":null}');
  });

  it('writes the attributes of modelKeys only', async () => {
    const view = new JsonModelView({ modelKeys: ['b', 'missing'] });
    assert.equal((await rendering(view, { a: 1, b: 2 })).text, '{"b":2}');
  });

  it('writes a single attribute as itself where asked to, several as an object', async () => {
    const view = new JsonModelView({ extractValueFromSingleKeyModel: true });
    assert.equal((await rendering(view, { list: [1, 2] })).text, '[1,2]');
    assert.equal((await rendering(view, { a: 1, b: 2 })).text, '{"a":1,"b":2}');
  });

  it('puts the prefix before the JSON', async () => {
    assert.equal((await rendering(new JsonModelView({ jsonPrefix: ")]}', " }), { a: 1 })).text, `)]}', {"a":1}`);
  });

  it('forbids caches to keep it unless told otherwise', async () => {
    assert.equal((await rendering(new JsonModelView())).headers['cache-control'], 'no-store');
    const kept = await rendering(new JsonModelView({ disableCaching: false }));
    assert.equal(kept.headers['cache-control'], undefined);
  });
});
