import assert from 'node:assert/strict';
import { ModuleMissingError, onDemand } from './on-demand.js';

describe('onDemand', () => {
  it('reads nothing before it is asked, then once for all who ask', async () => {
    let reads = 0;
    const wanted = onDemand(async () => ({ read: ++reads }));
    assert.equal(reads, 0);
    assert.deepEqual(await Promise.all([wanted(), wanted()]), [{ read: 1 }, { read: 1 }]);
  });

  it('has at once what was read before', async () => {
    const wanted = onDemand(async () => 'module');
    await wanted();
    assert.equal(wanted(), 'module');
  });

  it('tries again after a failure, which is nobody’s who does not wait for it', async () => {
    let reads = 0;
    const wanted = onDemand(async () => {
      if (++reads === 1) throw new Error('offline');
      return 'module';
    });
    void wanted();
    await assert.rejects(
      async () => wanted(),
      new ModuleMissingError('Error: offline', { cause: new Error('offline') }),
    );
    assert.equal(await wanted(), 'module');
  });
});
