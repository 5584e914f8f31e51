import { setImmediate } from 'node:timers/promises';
import { hosting, say } from '../servlet/hosting.test.js';
import { LocaleContextHolder, RequestContextHolder } from '../strategies/request-context-holder.js';
import { RequestContextFilter } from './request-context-filter.js';

describe('RequestContextFilter', () => {
  it('lets code find the request and its locale, after it has waited too', async () => {
    const client = await hosting(
      async (_, response) => {
        await setImmediate();
        const found = RequestContextHolder.getRequestAttributes()?.getParameter('x');
        return say(response, `${found} ${LocaleContextHolder.getLocale()}`);
      },
      (context) => {
        context.addFilter('context', new RequestContextFilter()).addMappingForUrlPatterns(undefined, '/with');
      },
    );
    await Promise.all([
      client.get('/with?x=1').set('Accept-Language', 'fr').expect('1 fr'),
      client.get('/with?x=2').expect('2 en'),
      client.get('/without?x=3').expect('undefined en'),
    ]);
  });
});
