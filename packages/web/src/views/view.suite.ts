import assert from 'node:assert/strict';
import { MediaType } from '../http/media-type.js';
import type { View } from '../strategies/view.js';
import { exposePathVariable, selectContentType } from '../strategies/view-attributes.js';
import { rendering } from './rendering.test.js';

/** What every view with a body keeps to. `make` gives a view that shows the attributes `word` and `id`. */
export function viewSuite(make: (attributes: Record<string, unknown>) => View, type: string): void {
  it('answers with its content type', async () => {
    assert.equal(make({}).contentType, type);
    const { status, headers } = await rendering(make({}), { word: 'x' });
    assert.equal(status, 200);
    assert.ok(headers['content-type']?.startsWith(type), headers['content-type']);
  });

  it('answers with the content type that was negotiated', async () => {
    const negotiated = MediaType.parseMediaType('application/x-other;charset=UTF-8');
    const { headers } = await rendering(make({}), {}, { prepare: (request) => selectContentType(request, negotiated) });
    assert.equal(headers['content-type'], 'application/x-other;charset=UTF-8');
  });

  it('shows attributes of its own, path variables before them, the model before both', async () => {
    const prepare = (request: Parameters<typeof exposePathVariable>[0]) => exposePathVariable(request, 'id', 'of-path');
    const own = make({ word: 'own', id: 'own' });
    assert.match((await rendering(own, {}, { prepare })).text, /own.*of-path|of-path.*own/s);
    assert.match((await rendering(own, { word: 'of-model' }, { prepare })).text, /of-model/);
  });

  it('leaves the model as it was', async () => {
    const model = new Map<string, unknown>([['word', 'x']]);
    await rendering(make({ id: 1 }), model);
    assert.deepEqual([...model], [['word', 'x']]);
  });
}
