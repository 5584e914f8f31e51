import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type Answer, Origin } from './origin.js';

const DIST = fileURLToPath(new URL('..', import.meta.url));
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.map': 'application/json' };
const HTML = `<!doctype html><meta charset="utf-8"><title>test</title>
<script type="importmap">{"imports":{"@vernal/image-loader/browser":"/dist/browser/index.js"}}</script>
<script type="module">window.loader = await import('@vernal/image-loader/browser'); window.isReady = true;</script>
<body></body>`;

/** A page in Chromium that has the browser's end loaded, unbundled, as `window.loader`, and an origin of its own beside it. */
export class BrowserPage {
  private constructor(
    readonly browser: Browser,
    readonly page: Page,
    readonly origin: Origin,
  ) {}

  /** @param answer what the origin says to everything but the page itself and the modules */
  static async open(answer: Answer): Promise<BrowserPage> {
    const page = new PageServer(answer);
    const origin = await Origin.start(page.answer);
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ARGUMENTS,
    });
    const opened = new BrowserPage(browser, await browser.newPage(), origin);
    page.origin = origin;
    try {
      await opened.reload();
      return opened;
    } catch (error) {
      await opened.close();
      throw error;
    }
  }

  /** Answers differently from now on. */
  become(answer: Answer): void {
    this.origin.become(new PageServer(answer, this.origin).answer);
  }

  async reload(): Promise<void> {
    await this.page.goto(this.origin.url('/'));
    await this.page.waitForFunction('window.isReady === true');
    this.origin.requests.length = 0;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.origin.close();
  }
}

class PageServer {
  constructor(
    private readonly rest: Answer,
    public origin?: Origin,
  ) {}

  readonly answer: Answer = async (request, response) => {
    const path = request.url!.split('?')[0]!;
    if (path === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(HTML);
    } else if (path === '/favicon.ico') {
      this.origin?.requests.pop();
      response.writeHead(204).end();
    } else if (path.startsWith('/dist/')) {
      const file = join(DIST, normalize(path.slice('/dist/'.length)));
      const type = TYPES[extname(file)] ?? 'text/plain';
      response.writeHead(200, { 'content-type': type }).end(await readFile(file));
    } else {
      await this.rest(request, response);
    }
  };
}
