import { ImageError } from '../model/image-error.js';
import { type Behaviour, expectEqual, expectTrue, rejection } from '../testing/behaviour.js';
import { Interruption } from './interruption.js';
import type { Transport, TransportRequest, TransportResponse } from './transport.js';

/** A transport and the address of the origin that `testing/transport-origin` describes. */
export interface TransportBench {
  readonly transport: Transport;
  readonly base: string;
}

function request(url: string, more: Partial<TransportRequest> = {}): TransportRequest {
  return {
    url,
    method: 'GET',
    headers: new Headers(),
    body: undefined,
    priority: 'normal',
    useHttpCache: false,
    handleCookies: false,
    allowInvalidTls: false,
    continueInBackground: false,
    interruption: new Interruption(),
    ...more,
  };
}

async function textOf(response: TransportResponse): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body) text += decoder.decode(chunk, { stream: true });
  return text;
}

async function read(response: TransportResponse): Promise<void> {
  for await (const _ of response.body);
}

const codeOf = (error: unknown) => (ImageError.is(error) ? error.code : String(error));

/** What every {@link Transport} does. */
export const transportBehaviours: readonly Behaviour<TransportBench>[] = [
  {
    name: 'gives status, headers, address and body',
    check: async ({ transport, base }) => {
      const response = await transport.send(request(`${base}/bytes`));
      const { status, url, headers } = response;
      expectEqual([status, url], [200, `${base}/bytes`]);
      expectEqual([headers.get('ETag'), headers.get('x-own'), headers.get('content-length')], ['"1"', 'value', '10']);
      expectEqual(await textOf(response), '0123456789');
    },
  },
  {
    name: 'sends the method, the headers and the body it is given',
    check: async ({ transport, base }) => {
      const headers = new Headers({ 'x-own': 'value', accept: 'image/png' });
      const response = await transport.send(request(`${base}/echo`, { method: 'POST', headers, body: 'question' }));
      const seen = JSON.parse(await textOf(response)) as { method: string; headers: Record<string, string> };
      expectEqual([seen.method, seen.headers['x-own'], seen.headers.accept], ['POST', 'value', 'image/png']);
      expectEqual(seen.headers['content-length'], '8');
    },
  },
  {
    name: 'passes a 304 on, with an empty body',
    check: async ({ transport, base }) => {
      for (let round = 0; round < 2; round++) {
        const headers = new Headers({ 'if-none-match': '"1"' });
        const response = await transport.send(request(`${base}/bytes`, { headers }));
        expectEqual([response.status, response.headers.get('etag')], [304, '"1"']);
        expectEqual(await textOf(response), '');
      }
    },
  },
  {
    name: 'takes every status for an answer, also one without a body',
    check: async ({ transport, base }) => {
      const missing = await transport.send(request(`${base}/missing`));
      expectEqual([missing.status, await textOf(missing)], [404, 'no such thing']);
      const empty = await transport.send(request(`${base}/empty`));
      expectEqual([empty.status, await textOf(empty)], [204, '']);
    },
  },
  {
    name: 'decompresses',
    check: async ({ transport, base }) => {
      expectEqual(await textOf(await transport.send(request(`${base}/gzip`))), 'x'.repeat(1000));
    },
  },
  {
    name: 'gives a long body whole to a slow reader',
    check: async ({ transport, base }) => {
      const response = await transport.send(request(`${base}/long`));
      let length = 0;
      let pieces = 0;
      for await (const chunk of response.body) {
        length += chunk.length;
        if (++pieces % 10 === 0) await new Promise((resolve) => setTimeout(resolve));
      }
      expectEqual(length, 5_000_000);
    },
  },
  {
    name: 'fails with network where there is no answer',
    check: async ({ transport, base }) => {
      expectEqual(codeOf(await rejection(transport.send(request(`${base}/broken`)))), 'network');
    },
  },
  {
    name: 'fails with truncated where the body breaks off',
    check: async ({ transport, base }) => {
      const response = await transport.send(request(`${base}/cut`));
      expectEqual(codeOf(await rejection(read(response))), 'truncated');
    },
  },
  {
    name: "fails with the interruption's reason, before the head and in the body",
    check: async ({ transport, base }) => {
      const reason = new Error('enough');
      const before = new Interruption();
      before.interrupt(reason);
      const refused = transport.send(request(`${base}/bytes`, { interruption: before }));
      expectTrue((await rejection(refused)) === reason, 'before');

      const early = new Interruption();
      const waiting = transport.send(request(`${base}/silent`, { interruption: early }));
      const refusal = rejection(waiting);
      await read(await transport.send(request(`${base}/silent-asked`)));
      early.interrupt(reason);
      expectTrue((await refusal) === reason, 'while waiting for the head');

      const late = new Interruption();
      const response = await transport.send(request(`${base}/hold`, { interruption: late }));
      const reading = async () => {
        for await (const _ of response.body) late.interrupt(reason);
      };
      expectTrue((await rejection(reading())) === reason, 'in the body');
    },
  },
  {
    name: 'breaks the connection off when the reader stops',
    check: async ({ transport, base }) => {
      const response = await transport.send(request(`${base}/hold`));
      for await (const _ of response.body) break;
      await read(await transport.send(request(`${base}/hold-released`)));
    },
  },
];
