import { PathPatternParser } from '../path/path-pattern-parser.js';
import { hosting, say } from '../servlet/hosting.test.js';
import { setHandlerMatch } from '../strategies/handler-match.js';
import { UrlFilenameViewController, type UrlFilenameViewControllerOptions } from './url-filename-view-controller.js';

/** Answers the name of the view; a parameter says what the wildcards of the mapping stand for. */
function hostingNames(options?: UrlFilenameViewControllerOptions): ReturnType<typeof hosting> {
  const controller = new UrlFilenameViewController(options);
  return hosting(async (request, response) => {
    const within = request.getParameter('within');
    if (within !== undefined) {
      setHandlerMatch(request, {
        handler: controller,
        pattern: PathPatternParser.defaultInstance.parse('/**'),
        uriVariables: new Map(),
        matrixVariables: new Map(),
        pathWithinMapping: within,
        producibleMediaTypes: undefined,
      });
    }
    return say(response, String((await controller.handleRequest(request, response))?.view));
  });
}

describe('UrlFilenameViewController', () => {
  it('takes the path, less its file extension, for the name of the view', async () => {
    const client = await hostingNames();
    await client.get('/a/b.c.html').expect('a/b.c');
    await client.get('/a').expect('a');
    await client.get('/').expect('');
  });

  it('takes the part of the path that the wildcards stand for', async () => {
    const client = await hostingNames();
    await client.get('/docs/a.html?within=a.html').expect('a');
    await client.get('/docs/a?within=').expect('docs/a');
  });

  it('puts something before and behind the name', async () => {
    const client = await hostingNames({ prefix: 'p/', suffix: '_s' });
    await client.get('/a.html').expect('p/a_s');
  });
});
