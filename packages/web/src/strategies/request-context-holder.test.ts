import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { ServletWebRequest } from '../binding/servlet-web-request.js';
import { ResponseStatusException } from '../errors/response-status-exception.js';
import { hosting, type Service, say } from '../servlet/hosting.test.js';
import { LocaleContextHolder, RequestContextHolder } from './request-context-holder.js';

const locale = new Intl.Locale('fr');

/** Something that a test lets happen. */
function event(): { readonly happened: Promise<void>; readonly happen: () => void } {
  let happen = () => {};
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return { happened, happen };
}

/** A client of a service that is followed. */
const following = (service: Service) =>
  hosting((request, response) =>
    RequestContextHolder.run(new ServletWebRequest(request, response), { locale }, () => service(request, response)),
  );

const presentPath = () => RequestContextHolder.getRequestAttributes()?.request.requestURI;

describe('RequestContextHolder', () => {
  it('knows the request in all that it calls and awaits', async () => {
    const http = await following(async (_, response) => {
      await setImmediate();
      await say(response, `${presentPath()} ${LocaleContextHolder.getLocale()}`);
    });
    await Promise.all(['/a', '/b', '/c'].map((path) => http.get(path).expect(`${path} fr`)));
  });

  it('forgets it when it has ended, so that what comes late does not keep it', async () => {
    const end = event();
    let late: Promise<string | undefined> | undefined;
    const http = await following((_, response) => {
      late = end.happened.then(presentPath);
      return say(response, 'done');
    });
    await http.get('/a').expect('done');
    end.happen();
    assert.equal(await late, undefined);
  });

  it('knows it as long as it goes on asynchronously', async () => {
    let seen: Promise<(string | undefined)[]> | undefined;
    const http = await following((request, response) => {
      const context = request.startAsync();
      seen = setImmediate().then(async () => {
        const during = presentPath();
        await say(response, 'later');
        context.complete();
        await setImmediate();
        return [during, presentPath()];
      });
    });
    await http.get('/a').expect('later');
    assert.deepEqual(await seen, ['/a', undefined]);
  });

  it('knows nothing of a request that failed', async () => {
    const end = event();
    let late: Promise<string | undefined> | undefined;
    const http = await following(() => {
      late = end.happened.then(presentPath);
      throw new ResponseStatusException(409);
    });
    await http.get('/a').expect(409);
    end.happen();
    assert.equal(await late, undefined);
  });

  it('says that there is none outside of one', () => {
    RequestContextHolder.enable();
    assert.throws(() => RequestContextHolder.currentRequestAttributes(), /No request is being handled here/);
    assert.equal(LocaleContextHolder.getLocale().toString(), 'en');
  });
});
