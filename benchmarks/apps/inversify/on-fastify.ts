import { InversifyFastifyHttpAdapter } from '@inversifyjs/http-fastify';
import type { FastifyReply } from 'fastify';
import { announce, IMAGE_TYPE, image, LAST_MODIFIED, settings } from '#shared/app.mjs';
import { ImageSender } from './image-sender.js';
import { applicationContainer } from './start.js';
import { SyntaxErrorFilter } from './syntax-error-filter.js';

class FastifyImageSender extends ImageSender {
  send(reply: FastifyReply, isNotModified: boolean): FastifyReply {
    reply.header('Last-Modified', LAST_MODIFIED);
    return isNotModified ? reply.code(304).send() : reply.type(IMAGE_TYPE).send(image);
  }
}

const adapter = new InversifyFastifyHttpAdapter(applicationContainer(new FastifyImageSender()), { logger: false });
adapter.useGlobalFilters(SyntaxErrorFilter);
const app = await adapter.build();
await app.listen({ port: settings().port });
announce(app.server);
