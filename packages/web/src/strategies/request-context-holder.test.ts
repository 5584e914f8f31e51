import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { ServletWebRequest } from '../binding/servlet-web-request.js';
import { ResponseStatusException } from '../errors/response-status-exception.js';
import { hosting, type Service, say } from '../servlet/hosting.test.js';
import { LocaleContextHolder, RequestContextHolder } from './request-context-holder.js';

const locale = new Intl.Locale('fr');

/** A client of a service that is followed. */
const following = (service: Service) =>
  hosting((request, response) =>
    RequestContextHolder.run(new ServletWebRequest(request, response), { locale }, () => service(request, response)),
  );

const presentPath = () => RequestContextHolder.getRequestAttributes()?.request.requestURI;

describe('RequestContextHolder', () => {
  it('knows the request in all that it calls and awaits', async () => {
    const http = await following(async (_, response) => {
      await setTimeout(1);
      await say(response, `${presentPath()} ${LocaleContextHolder.getLocale()}`);
    });
    await Promise.all(['/a', '/b', '/c'].map((path) => http.get(path).expect(`${path} fr`)));
  });

  it('forgets it when it has ended, so that a late timer does not keep it', async () => {
    let late: Promise<string | undefined> | undefined;
    const http = await following((_, response) => {
      late = setTimeout(20).then(presentPath);
      return say(response, 'done');
    });
    await http.get('/a').expect('done');
    assert.equal(await late, undefined);
  });

  it('knows it as long as it goes on asynchronously', async () => {
    const seen: (string | undefined)[] = [];
    const http = await following(async (request, response) => {
      const context = request.startAsync();
      void setTimeout(5).then(async () => {
        seen.push(presentPath());
        await say(response, 'later');
        context.complete();
        await setTimeout(1);
        seen.push(presentPath());
      });
    });
    await http.get('/a').expect('later');
    await setTimeout(5);
    assert.deepEqual(seen, ['/a', undefined]);
  });

  it('knows nothing of a request that failed', async () => {
    let late: Promise<string | undefined> | undefined;
    const http = await following(() => {
      late = setTimeout(5).then(presentPath);
      throw new ResponseStatusException(409);
    });
    await http.get('/a').expect(409);
    assert.equal(await late, undefined);
  });

  it('says that there is none outside of one', () => {
    RequestContextHolder.enable();
    assert.throws(() => RequestContextHolder.currentRequestAttributes(), /No request is being handled here/);
    assert.equal(LocaleContextHolder.getLocale().toString(), 'en');
  });
});
