import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Origin, serve } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

describe('the instances of the process', () => {
  it('are the same for everybody, and are part of the shared manager', async () => {
    const one = await import('@vernal/image-loader');
    const { sharedManager } = one.ImageManager;
    assert.equal(one.ImageManager.sharedManager, sharedManager);
    assert.equal(sharedManager.imageCache, one.ImageCache.sharedImageCache);
    assert.equal(sharedManager.imageLoader, one.ImageDownloader.sharedDownloader);
  });

  it('let the process end by itself, closed or not', async () => {
    const origin = await Origin.start(serve({ body: await picture('red') }));
    const folder = await temporaryFolder();
    const entry = new URL('./index.js', import.meta.url).href;
    for (const close of ['', 'await manager.close();']) {
      const script = `
        import { ImageManager } from '${entry}';
        const manager = new ImageManager({ cache: { directory: ${JSON.stringify(folder.path)} } });
        const { image } = await manager.loadImage('${origin.url('/p.png')}');
        console.log(image.width);
        ${close}`;
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let printed = '';
      child.stdout.on('data', (chunk) => {
        printed += String(chunk);
      });
      const [code] = await once(child, 'close');
      assert.deepEqual([code, printed], [0, '60\n']);
    }
    await origin.close();
    await folder.remove();
  });
});
