import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VernalApplication } from '@vernal/web';
import sharp from 'sharp';
import supertest from 'supertest';
import { AppConfig } from '../app-config.js';

export const CONFIG_LOCATIONS = [fileURLToPath(new URL('../..', import.meta.url))];

/** "vernal", hashed at less cost than in earnest: tests log in often. */
export const CHEAP_HASH = '$scrypt$ln=4,r=8,p=1$IK0cNwPP9Prr840cPFQLrw$Gt039pJYOwkdMMoZrhJnce2_cWsM8dBhPgEFQGyabQs';

/** A gallery with a store of its own. */
export interface GalleryUnderTest {
  readonly app: VernalApplication;
  /** Where everything is kept. */
  readonly folder: string;
  close(): Promise<void>;
}

/** Starts a gallery; with `port: 0` it listens on any free port, else its `listener` is for supertest. */
export async function startGallery(
  settings: { readonly port?: number; readonly properties?: Record<string, unknown> } = {},
): Promise<GalleryUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'gallery-'));
  const app = await VernalApplication.run(AppConfig, {
    ...(settings.port === undefined ? { listen: false } : { port: settings.port, handleSignals: false }),
    properties: { 'gallery.data': folder, 'gallery.password': CHEAP_HASH, ...settings.properties },
    configLocations: CONFIG_LOCATIONS,
  });
  return {
    app,
    folder,
    async close() {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A gallery for the tests of a `describe`, asked by supertest without a port. */
export class SharedGallery {
  #started: GalleryUnderTest | undefined;

  constructor(settings: Parameters<typeof startGallery>[0] = {}) {
    before(async () => {
      this.#started = await startGallery(settings);
    });
    after(() => this.#started?.close());
  }

  get app(): VernalApplication {
    return this.#gallery.app;
  }

  get folder(): string {
    return this.#gallery.folder;
  }

  /** Asks as somebody without cookies. */
  ask() {
    return supertest(this.app.listener);
  }

  visitor(): Visitor {
    return supertest.agent(this.app.listener);
  }

  logIn(name?: string, password?: string) {
    return logIn(this.app.listener, name, password);
  }

  get #gallery(): GalleryUnderTest {
    assert.ok(this.#started, 'the gallery is there in tests only');
    return this.#started;
  }
}

/** A visitor with cookies. */
export type Visitor = ReturnType<typeof supertest.agent>;

/** The token in the form of a page. */
export async function tokenOf(visitor: Visitor, page = '/login'): Promise<string> {
  const { text } = await visitor.get(page).set('Accept', 'text/html');
  const token = /name="(?:_csrf|csrf-token)" (?:value|content)="([^"]+)"/.exec(text)?.[1];
  assert.ok(token, `${page} has no token`);
  return token;
}

/** A visitor who has logged in, with the token for what changes something. */
export async function logIn(
  target: Parameters<typeof supertest.agent>[0],
  username = 'painter',
  password = 'vernal',
): Promise<{ readonly painter: Visitor; readonly token: string }> {
  const painter = supertest.agent(target);
  const form = { username, password, _csrf: await tokenOf(painter) };
  await painter.post('/login').type('form').send(form).expect(302);
  return { painter, token: await tokenOf(painter, '/studio') };
}

/** A picture of one colour. */
export function plainPicture(
  background: string | { r: number; g: number; b: number },
  [width, height]: readonly [number, number] = [96, 64],
): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
}
