import { InversifyExpressHttpAdapter } from '@inversifyjs/http-express';
import type { Response } from 'express';
import { announce, IMAGE_TYPE, image, LAST_MODIFIED, settings } from '#shared/app.mjs';
import { ImageSender } from './image-sender.js';
import { applicationContainer } from './start.js';
import { SyntaxErrorFilter } from './syntax-error-filter.js';

class ExpressImageSender extends ImageSender {
  send(response: Response): void {
    response.set('Last-Modified', LAST_MODIFIED).type(IMAGE_TYPE).send(image);
  }
}

const adapter = new InversifyExpressHttpAdapter(applicationContainer(new ExpressImageSender()), { logger: false });
adapter.useGlobalFilters(SyntaxErrorFilter);
const app = await adapter.build();
const server = app.listen(settings().port, () => announce(server));
