import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root, run } from './run.mjs';

describe('benchmarks/soak', function () {
  this.timeout(120_000);

  it('sees neither memory nor requests left behind by uploads and by clients that go away', async () => {
    const soak = join(root, 'benchmarks/soak/soak.mjs');
    const { code, output } = await run(
      process.execPath,
      [soak, '--megabytes', '256', '--requests', '900', '--prepared'],
      {
        quiet: true,
        seconds: 110,
      },
    );
    assert.equal(code, 0, output);
  });
});
