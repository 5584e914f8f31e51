import assert from 'node:assert/strict';
import sharp from 'sharp';
import { logIn, type Visitor } from './gallery-under-test.js';

const PICTURE = 'glacier';
/** Uploads that are acknowledged before the process is killed. */
const ENOUGH = 5;
/** Milliseconds after the last of them: the next one is under way then. */
const LATER = 15;

/** Puts pictures in place, one after the other, until the process that takes them is killed. Gives what it acknowledged, by version. */
export async function uploadUntilKilled(
  url: string,
  kill: () => Promise<void>,
  headers: Readonly<Record<string, string>> = {},
): Promise<ReadonlyMap<number, Buffer>> {
  const { painter, token } = await logIn(url);
  const acknowledged = new Map<number, Buffer>();
  let killed: Promise<void> | undefined;
  for (let sent = 0; ; sent++) {
    const bytes = await noisyPicture(sent);
    const upload = painter.put(`/api/pictures/${PICTURE}/content`).set({ 'X-CSRF-Token': token, ...headers });
    const answer = await upload
      .attach('file', bytes, 'noise.png')
      .ok(() => true)
      .catch(() => undefined);
    if (answer?.status !== 200) break;
    acknowledged.set(answer.body.version, bytes);
    if (acknowledged.size === ENOUGH) {
      killed = new Promise((resolve) => setTimeout(resolve, LATER)).then(kill);
    }
  }
  assert.ok(killed, 'the process has died too soon');
  await killed;
  return acknowledged;
}

/** Whether all that was acknowledged is there, and nothing of what was not is there by half. */
export async function nothingIsLost(visitor: Visitor, acknowledged: ReadonlyMap<number, Buffer>): Promise<void> {
  const { body } = await visitor.get(`/api/pictures/${PICTURE}`).expect(200);
  const versions = body.versions as { readonly version: number; readonly url: string }[];
  const urls = new Map(versions.map(({ version, url }) => [version, url]));
  const oldest = Math.min(...urls.keys());
  for (const [version, bytes] of acknowledged) {
    if (version < oldest) continue;
    const url = urls.get(version);
    assert.ok(url, `version ${version} was acknowledged`);
    assert.deepEqual((await visitor.get(url).expect(200)).body, bytes);
  }
  for (const url of urls.values()) await sharp((await visitor.get(url).expect(200)).body as Buffer).stats();
  const { body: shown } = await visitor.get(`/images/${PICTURE}`).expect(200);
  assert.deepEqual(shown, (await visitor.get(versions[0]?.url ?? '')).body);
}

/** About 300 kB that no two pictures have in common. */
function noisyPicture(seed: number): Promise<Buffer> {
  return sharp({
    create: {
      width: 320,
      height: 320,
      channels: 3,
      background: { r: seed % 256, g: 0, b: 0 },
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
}
