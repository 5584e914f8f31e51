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
const KEPT = 200;
/** Milliseconds by which the clocks of two servers may differ. */
const CLOCK_SKEW = 2000;
/** Milliseconds in which the network has become what the browser has told of it: until then a connection may still be made over the old one. */
const SETTLING = 300;

/** What windows tell each other: an event, for all or for one of them; or that one has joined. */
type Line =
  | { readonly event: PictureEvent; readonly to?: string }
  | { readonly joined: string; readonly since: number };

/**
 * Listens to the server. A browser has few connections to a server, and a stream takes one for good: of all windows of this
 * browser one listens and tells the others, and another one takes over when it closes. Where a browser has no locks, each
 * listens itself.
 * @param since when the page was rendered: what has changed later is told
 */
export function listen(since: number, onEvent: (event: PictureEvent) => void): void {
  if (!navigator.locks) {
    open(since, onEvent);
    return;
  }
  const self = crypto.randomUUID();
  const channel = new BroadcastChannel(CHANNEL);
  let heardAt = since;
  const hear = (event: PictureEvent) => {
    if (event.type === 'picture') heardAt = Math.max(heardAt, event.message.time);
    onEvent(event);
  };
  channel.addEventListener('message', ({ data }: MessageEvent<Line>) => {
    if ('event' in data && (data.to ?? self) === self) hear(data.event);
  });
  channel.postMessage({ joined: self, since } satisfies Line);
  void navigator.locks.request(CHANNEL, () => {
    speak(channel, heardAt, hear);
    // the lock is this window's until it closes
    return new Promise(() => {});
  });
}

/** Hears the server for all windows, and tells who joins how it stands and what has happened since it was rendered. */
function speak(channel: BroadcastChannel, since: number, hear: (event: PictureEvent) => void): void {
  const told: Extract<PictureEvent, { type: 'picture' }>[] = [];
  let state: PictureEvent | undefined;
  const tell = (line: Line) => channel.postMessage(line);
  channel.addEventListener('message', ({ data }: MessageEvent<Line>) => {
    if (!('joined' in data)) return;
    if (state) tell({ event: state, to: data.joined });
    const missed = told.filter(({ message }) => message.time >= data.since - CLOCK_SKEW);
    for (const event of missed) tell({ event, to: data.joined });
  });
  open(since, (event) => {
    if (event.type === 'picture') told.push(event);
    else if (event.type !== 'reset') state = event;
    if (told.length > KEPT) told.shift();
    hear(event);
    tell({ event });
  });
}

/**
 * A connection over a network that is gone may look open for long: where the browser is told of another network, or of none, it is
 * made anew and the server asked for what was missed.
 */
function open(since: number, onEvent: (event: PictureEvent) => void): void {
  let heardAt = since;
  let source: EventSource | undefined;
  const connect = () => {
    source?.close();
    source = new EventSource(`/events?since=${heardAt}`);
    source.addEventListener('open', () => onEvent({ type: 'open' }));
    source.addEventListener('error', () => onEvent({ type: 'lost' }));
    source.addEventListener('reset', () => onEvent({ type: 'reset' }));
    source.addEventListener('picture', ({ data, lastEventId }: MessageEvent<string>) => {
      heardAt = Math.max(heardAt, Number(lastEventId));
      onEvent({ type: 'picture', message: { ...JSON.parse(data), time: Number(lastEventId) } as PictureMessage });
    });
  };
  connect();
  for (const change of ['offline', 'online']) addEventListener(change, () => setTimeout(connect, SETTLING));
}
