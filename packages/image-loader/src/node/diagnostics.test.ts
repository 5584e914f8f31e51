import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Origin } from '../testing/origin.js';
import { NodeImageDownloader } from './node-image-downloader.js';

describe('publishDiagnostics', () => {
  it('publishes what a downloader does, with the operation', async () => {
    const origin = await Origin.start((_request, response) => response.end('x'));
    const downloader = new NodeImageDownloader();
    const told: string[] = [];
    const names = ['start', 'response', 'stop', 'finish'].map((name) => `vernal:image:${name}`);
    const listener = (message: unknown, name: string | symbol) => {
      told.push(`${String(name)} ${(message as { url: string }).url}`);
    };
    for (const name of names) subscribe(name, listener);
    await downloader.download(origin.url('/p'));
    for (const name of names) unsubscribe(name, listener);
    assert.deepEqual(
      told,
      names.map((name) => `${name} ${origin.url('/p')}`),
    );
    await downloader.close();
    await origin.close();
  });
});
