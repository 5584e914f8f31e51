import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isPromiseLike } from '@vernal/core';
import { hosting } from '../servlet/hosting.test.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { View } from '../strategies/view.js';
import type { ViewResolver } from '../strategies/view-resolver.js';

export type Model = Readonly<Record<string, unknown>> | ReadonlyMap<string, unknown>;

export interface RenderingOptions {
  /** Default `/page`. */
  readonly path?: string;
  /** What happens to the request before. */
  readonly prepare?: (request: HttpServletRequest) => void;
}

export interface Rendered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** The answer of a servlet that renders a view; where rendering fails, 500 with the error's message. */
export async function rendering(view: View, model: Model = {}, options: RenderingOptions = {}): Promise<Rendered> {
  const client = await hosting(async (request, response) => {
    if (request.dispatcherType !== 'REQUEST') {
      const attributes = request.getAttributeNames().filter((name) => !name.includes('.'));
      const texts = attributes.sort().map((name) => `${name}=${String(request.getAttribute(name))}`);
      return response.complete(`${request.dispatcherType} ${request.requestURI} ${texts.join('&')}`);
    }
    options.prepare?.(request);
    try {
      await view.render(model instanceof Map ? model : new Map(Object.entries(model)), request, response);
    } catch (error) {
      response.status = 500;
      await response.complete(String(error));
    }
  });
  const { status, headers, body } = await client
    .get(options.path ?? '/page')
    .redirects(0)
    .ok(() => true)
    .buffer(true)
    .parse(asText);
  return { status, headers, text: body as string };
}

/** What a resolver gives for a name, in a request for a path. */
export async function resolving(
  resolver: ViewResolver,
  name: string,
  { headers = {}, path = '/page' }: { readonly headers?: Record<string, string>; readonly path?: string } = {},
): Promise<View | undefined> {
  let found: View | undefined;
  const client = await hosting(async (request, response) => {
    const view = resolver.resolveViewName(name, new Intl.Locale('en'), request);
    found = isPromiseLike(view) ? await view : view;
    return response.complete('');
  });
  await client.get(path).set(headers).expect(200);
  return found;
}

function asText(answer: unknown, done: (error: Error | null, text: string) => void): void {
  let text = '';
  (answer as IncomingMessage)
    .setEncoding('utf8')
    .on('data', (chunk) => {
      text += chunk;
    })
    .on('end', () => done(null, text));
}
