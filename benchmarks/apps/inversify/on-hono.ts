import { serve } from '@hono/node-server';
import { InversifyHonoHttpAdapter } from '@inversifyjs/http-hono';
import type { Context } from 'hono';
import { announce, IMAGE_TYPE, image, LAST_MODIFIED, settings } from '#shared/app.mjs';
import { ImageSender } from './image-sender.js';
import { applicationContainer } from './start.js';
import { SyntaxErrorFilter } from './syntax-error-filter.js';

class HonoImageSender extends ImageSender {
  send(context: Context, isNotModified: boolean): Response {
    context.header('Last-Modified', LAST_MODIFIED);
    return isNotModified ? context.body(null, 304) : context.body(image, 200, { 'Content-Type': IMAGE_TYPE });
  }
}

const adapter = new InversifyHonoHttpAdapter(applicationContainer(new HonoImageSender()), { logger: false });
adapter.useGlobalFilters(SyntaxErrorFilter);
const app = await adapter.build();
const server = serve({ fetch: app.fetch, port: settings().port }, () => announce(server));
