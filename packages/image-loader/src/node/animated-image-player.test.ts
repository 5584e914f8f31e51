import assert from 'node:assert/strict';
import { AnimatedImagePlayer } from '../manager/animated-image-player.js';
import { animation } from '../testing/pictures.js';
import { SharpImageCoder } from './sharp-image-coder.js';

describe('AnimatedImagePlayer', () => {
  async function film(count: number) {
    const colours = Array.from({ length: count }, (_, index) => ['red', 'lime', 'blue'][index % 3]!);
    return new SharpImageCoder().decode(await animation(colours, 20), 'gif', {
      decode: 'eager',
      scale: 1,
      maxPixels: 1e8,
    });
  }

  it('shows the frames in order, as often as it is told, and holds few of them', async () => {
    const shown: number[] = [];
    let most = 0;
    const image = await film(12);
    const loops = await new Promise<number>((resolve) => {
      const player = new AnimatedImagePlayer(image, {
        loopCount: 2,
        playbackRate: 20,
        onFrame: ({ index }) => {
          shown.push(index);
          most = Math.max(most, player.bufferedFrameCount);
        },
        onLoop: (count) => count === 2 && setTimeout(() => resolve(player.currentLoopCount)),
      });
      player.startPlaying();
    });
    assert.deepEqual(shown, [...Array(12).keys(), ...Array(12).keys()]);
    assert.ok(most <= 5, `${most} frames`);
    assert.equal(loops, 2);
  });

  it('goes on behind a frame that cannot be decoded, and tells of it', async () => {
    const image = await film(3);
    const frame = image.frame.bind(image);
    image.frame = async (index) => {
      if (index === 1) throw new Error('damaged');
      return frame(index);
    };
    const seen: string[] = [];
    await new Promise<void>((resolve) => {
      new AnimatedImagePlayer(image, {
        loopCount: 1,
        playbackRate: 20,
        onFrame: ({ index }) => seen.push(`${index}`),
        onError: (error, index) => seen.push(`${index} ${(error as Error).message}`),
        onLoop: () => resolve(),
      }).startPlaying();
    });
    assert.deepEqual(seen, ['0', '1 damaged', '2']);
  });

  it('pauses, seeks and stops', async () => {
    const shown: number[] = [];
    let reached = () => {};
    const player = new AnimatedImagePlayer(await film(6), {
      playbackRate: 20,
      onFrame: ({ index }) => {
        shown.push(index);
        if (index === 2) player.pausePlaying();
        if (index === 5) player.stopPlaying();
        if (index === 2 || index === 5) reached();
      },
    });
    const reaching = () =>
      new Promise<void>((resolve) => {
        reached = resolve;
      });
    let end = reaching();
    player.startPlaying();
    assert.equal(player.isPlaying, true);
    await end;
    assert.deepEqual([player.isPlaying, player.currentFrameIndex], [false, 2]);
    player.seekToFrame(4);
    end = reaching();
    player.startPlaying();
    await end;
    assert.deepEqual(shown, [0, 1, 2, 4, 5]);
    assert.deepEqual([player.isPlaying, player.currentFrameIndex, player.bufferedFrameCount <= 4], [false, 0, true]);
    assert.throws(() => player.seekToFrame(6), RangeError);
  });
});
