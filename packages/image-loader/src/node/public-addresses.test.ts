import assert from 'node:assert/strict';
import { Origin } from '../testing/origin.js';
import { NodeImageDownloader } from './node-image-downloader.js';
import { isSpecialAddress } from './public-addresses.js';

describe('publicAddressesOnly', () => {
  it('tells public addresses from others', () => {
    const others = ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '0.0.0.0', '100.64.0.1'];
    const others6 = [
      '[::1]',
      '[::]',
      '[fe80::1]',
      '[fd00::1]',
      '[::ffff:127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '[2002:7f00:1::]',
    ];
    for (const address of [...others, ...others6]) assert.equal(isSpecialAddress(address), true, address);
    for (const address of ['8.8.8.8', '172.32.0.1', '[2606:4700::1]', 'example.org']) {
      assert.equal(isSpecialAddress(address), false, address);
    }
  });

  it('connects to no other, by address, by name, or after a redirect', async () => {
    const origin = await Origin.start((_request, response) => response.end('x'));
    const downloader = new NodeImageDownloader({ publicAddressesOnly: true, retry: { limit: 0 } });
    const { port } = new URL(origin.base);
    for (const host of ['127.0.0.1', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', 'localhost']) {
      await assert.rejects(downloader.download(`http://${host}:${port}/`).promise, { code: 'forbidden' }, host);
    }
    assert.equal(origin.requests.length, 0);
    await downloader.close();
    await origin.close();
  });
});
