/** What the server tells of a change. */
export interface PictureMessage {
  readonly change: 'added' | 'replaced' | 'renamed' | 'removed';
  readonly url: string;
  /** When the server heard of it: milliseconds since the epoch. */
  readonly time: number;
}

/** A picture has changed; `reset`: nobody knows what has; `open`, `lost`: whether the server is heard. */
export type PictureEvent =
  | { readonly type: 'picture'; readonly message: PictureMessage }
  | { readonly type: 'reset' | 'open' | 'lost' };

const CHANNEL = 'vernal-gallery-events';

/**
 * Listens to the server. A browser has few connections to a server, and a stream takes one for good: of all windows of this
 * browser one listens and tells the others, and another one takes over when it closes. Where a browser has no locks, each
 * listens itself.
 */
export function listen(since: number, onEvent: (event: PictureEvent) => void): void {
  if (!navigator.locks) {
    open(since, onEvent);
    return;
  }
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<PictureEvent>) => onEvent(data));
  void navigator.locks.request(CHANNEL, () => {
    open(since, (event) => {
      onEvent(event);
      channel.postMessage(event);
    });
    return new Promise(() => {});
  });
}

function open(since: number, onEvent: (event: PictureEvent) => void): void {
  const source = new EventSource(`/events?since=${since}`);
  source.addEventListener('open', () => onEvent({ type: 'open' }));
  source.addEventListener('error', () => onEvent({ type: 'lost' }));
  source.addEventListener('reset', () => onEvent({ type: 'reset' }));
  source.addEventListener('picture', ({ data, lastEventId }: MessageEvent<string>) =>
    onEvent({ type: 'picture', message: { ...JSON.parse(data), time: Number(lastEventId) } as PictureMessage }),
  );
}
